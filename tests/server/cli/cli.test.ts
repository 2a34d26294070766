import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { authenticateToken } from '~/domains/identity/index.server';
import { usernameColumns } from '~/domains/identity/index.server';
import { closeDatabase, connectDatabase, query } from '~/platform/db/index.server';
import { speak } from '~/platform/i18n/index.server';
import type { Locale } from '~/platform/i18n';
import { run } from '~/server/cli';
import { useDatabase } from '../../setup/database';
import { file, question, removeDumps, smallDump, writeDump } from '../../domains/imports/dump';

const database = useDatabase();
removeDumps();

/** Runs a command as the launcher does, but keeps what it says. */
async function parvis(argv: string, locale: Locale = 'en') {
  let out = '';
  let err = '';
  const terminal = { locale, t: speak(locale), out: (text: string) => (out += text), err: (text: string) => (err += text), watched: false, width: 80 };
  const code = await run(argv.split(' ').filter(Boolean), terminal);
  return { code, out, err };
}

/** Commands open the database themselves; tests look into it between them. */
async function look<T>(fn: () => Promise<T>): Promise<T> {
  connectDatabase({ url: database.url(), poolSize: 2 });
  try {
    return await fn();
  } finally {
    await closeDatabase();
  }
}

beforeAll(async () => {
  await closeDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'parvis-cli-'));
  Object.assign(process.env, { DATABASE_URL: database.url(), DATA_DIR: dataDir });
  return () => rm(dataDir, { recursive: true, force: true });
});
afterEach(() => {
  process.exitCode = undefined;
});

describe('the command line', () => {
  it('explains itself in both languages', async () => {
    const help = await parvis('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const command of ['import', 'seed', 'token', 'member', 'config', 'doctor', 'migrate', 'recount', 'reindex', 'ledger']) expect(help.out).toContain(`  ${command}`);
    expect((await parvis('import stackexchange --help', 'fr')).out.replaceAll('\u00a0', ' ')).toMatch(/^Usage : parvis import stackexchange[^]*Options :[^]*--dry-run[^]*Code de sortie : 0/);
  });

  it.each([
    ['', 'Usage:'],
    ['bogus', 'no command “bogus”'],
    ['import stackexchange', 'directory'],
    ['import stackexchange a --bogus', '--bogus'],
    ['import stackexchange a b', 'more behind the command'],
    ['token create --scope read', '--member'],
    ['seed big --posts many', '--posts'],
  ])('says what is wrong with `%s`', async (argv, words) => {
    const said = await parvis(argv);
    expect(said.code).toBe(1);
    expect(said.out).toBe('');
    expect(said.err.replaceAll('\u00a0', ' ')).toContain(words);
  });

  it('shows the configuration without secrets', async () => {
    const { out, code } = await parvis('config print');
    expect(code).toBe(0);
    expect(out).toContain(`DATABASE_URL=${database.url().replace(/:[^:@/]+@/, ':********@')}`);
  });
});

describe('import', () => {
  it('writes nothing but the report to standard output with --json', async () => {
    const directory = await writeDump(smallDump());
    const dry = await parvis(`import stackexchange ${directory} --dry-run --json`);
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, made: { questions: 2 } });
    expect(dry.err).toContain('Reading');
    const real = await parvis(`import stackexchange ${directory} --json`);
    expect(real.code).toBe(0);
    expect(JSON.parse(real.out)).toMatchObject({ dryRun: false, problems: false, made: { questions: 2, answers: 3 } });
  });

  it('writes a report for people in their language', async () => {
    const directory = await writeDump(smallDump());
    const { out } = await parvis(`import stackexchange ${directory}`, 'fr');
    expect(out).toMatch(/Posts\.xml +7 +0 +5 +2\n/);
    expect(out.replaceAll('\u00a0', ' ')).toContain('Posts.xml: 2 · la description d’une étiquette (lignes 8, 9)');
  });

  it('ends with 2 when the dump had faults, and names them', async () => {
    const rows = file('posts', [question(1, 'The one that can be read', { CreationDate: '2024-01-01T00:00:00' }), question(2, 'The one that cannot', { CreationDate: 'never' })]);
    const { code, out } = await parvis(`import stackexchange ${await writeDump({ Posts: rows })}`);
    expect(code).toBe(2);
    expect(out).toContain('Posts.xml:4  CreationDate cannot be understood (1)');
    expect(out).toContain('Not in the directory: Users.xml');
  });

  it('ends with 1 and words where there is no dump', async () => {
    const directory = await writeDump({});
    expect(await parvis(`import stackexchange ${directory}`)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`There is no Posts.xml in ${directory}`) as string });
    expect(await parvis(`import stackexchange ${directory}/none`, 'fr')).toMatchObject({ code: 1, err: expect.stringContaining('n’existe pas') as string });
  });
});

describe('token create', () => {
  beforeAll(() =>
    look(async () => {
      const names = usernameColumns('Grace');
      await query('test.member', 'insert into member (id, username, username_key, username_skeleton, created_at) values ($1, $2, $3, $4, now())', [
        'grace', names.username, names.usernameKey, names.usernameSkeleton,
      ]);
    }),
  );

  it('prints a token that acts for the member within its scopes', async () => {
    const { code, out, err } = await parvis('token create --member grace --scope read,write vote --expires 30');
    expect(code).toBe(0);
    expect(err).toContain('grace');
    const actor = await look(() => authenticateToken(out.trim()));
    expect(actor).toMatchObject({ id: 'grace', scopes: ['read', 'write', 'vote'] });
  });

  it.each([
    ['--member nobody --scope read', 'There is no member “nobody”'],
    ['--member Ana --scope read', 'has not claimed'],
    ['--member grace --scope everything', 'The scopes are: read'],
    ['--member grace --scope read --expires soon', '“soon” is neither'],
    ['--member grace --scope read --expires 9999', 'From 1 to 365'],
    ['--member grace --scope moderate', 'no use for this scope'],
  ])('refuses %s kindly', async (options, words) => {
    const { code, out, err } = await parvis(`token create ${options}`);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(words);
  });
});

describe('member', () => {
  it('disables and enables an account in the owner’s name, and refuses kindly', async () => {
    const add = async (id: string, role: string): Promise<void> => {
      const names = usernameColumns(id);
      await query('test.add', 'insert into member (id, username, username_key, username_skeleton, role, created_at) values ($1, $2, $3, $4, $5::role, now())', [
        id, names.username, names.usernameKey, names.usernameSkeleton, role,
      ]);
    };
    await look(() => add('hedy', 'member'));
    expect(await parvis('member disable hedy')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no owner yet') as string });
    await look(() => add('margaret', 'owner'));
    expect(await parvis('member disable hedy')).toMatchObject({ code: 0, out: expect.stringContaining('hedy is disabled') as string });
    const disabled = () => look(() => query<{ at: Date | null }>('test.disabled', `select disabled_at as at from account where member_id = 'hedy'`, []));
    expect((await disabled())[0]?.at).toBeInstanceOf(Date);
    expect(await look(() => query('test.by', `select actor_id as by, via from activity where kind = 'member.disabled'`, []))).toEqual([{ by: 'margaret', via: 'cli' }]);
    expect(await parvis('member enable hedy')).toMatchObject({ code: 0 });
    expect((await disabled())[0]?.at).toBeNull();
    expect(await parvis('member disable margaret')).toMatchObject({ code: 1, err: expect.stringContaining('your own account') as string });
    expect(await parvis('member disable nobody')).toMatchObject({ code: 1, err: expect.stringContaining('There is no member “nobody”') as string });
    expect(await parvis('member disable')).toMatchObject({ code: 1, err: expect.stringContaining('username') as string });
  });
});

describe('upkeep', () => {
  it('says how the database stands, and brings it up to date', async () => {
    const status = await parvis('migrate --status');
    expect(status).toMatchObject({ code: 0 });
    expect(status.out).toMatch(/_spine {2}applied\n/);
    expect((await parvis('migrate')).out).toContain('Nothing to do');
  });

  it('finds figures that are off, and mends them', async () => {
    expect(await parvis('recount --check')).toMatchObject({ code: 0 });
    await look(() => query('test.spoil', 'update thread set reply_count = reply_count + 1'));
    expect(await parvis('recount --check')).toMatchObject({ code: 1, out: expect.stringContaining('thread.reply_count: 3 rows are off') as string });
    expect((await parvis('recount')).code).toBe(0);
    expect((await parvis('recount --check')).code).toBe(0);
  });

  it('makes the index of the search anew, and compares it', async () => {
    expect(await parvis('reindex --check')).toMatchObject({ code: 0, out: '0\n', err: expect.stringMatching(/^PostgreSQL, .*: 0 missing, 0 too many, 0 different\.$/m) as string });
    expect(await parvis('reindex')).toMatchObject({ code: 0, out: expect.stringContaining('PostgreSQL keeps its index itself') as string });
  });

  it('examines what a site needs', async () => {
    const { code, out } = await parvis('doctor');
    expect(out).toMatch(/✓ Configuration[^]*✓ Database: PostgreSQL [^]*✓ Migrations[^]*✓ Texts[^]*✓ Clock[^]*✓ Search[^]*! Mail[^]*✓ Outbox: no letter is waiting; no address is refused/);
    expect(code).toBe(0);
    await look(() => query('test.old', 'update post set render_version = 0 where number = 1'));
    expect((await parvis('doctor')).out).toMatch(/! Texts: \d+ of \d+ texts/);
    await look(() => query('test.undo', 'update "_prisma_migrations" set checksum = $1', ['another']));
    const sick = await parvis('doctor', 'fr');
    expect(sick.code).toBe(1);
    expect(sick.out).toContain('✗ Migrations');
    expect(sick.out).toContain('→ ');
  });
});
