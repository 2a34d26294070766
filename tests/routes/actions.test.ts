import { readFileSync } from 'node:fs';
import type { ActionFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import routes from '../../app/routes';
import { db } from '~/platform/db/index.server';
import { sqlState } from '~/platform/db/sql-errors';
import { configureMail } from '~/platform/mail/index.server';
import { useDatabase } from '../setup/database';
import { quietMail } from '../setup/quiet-mail';
import { scenesOf, type Act } from './actions/acts';
import { onOneself } from './actions/on-oneself';
import { onTheHouse } from './actions/on-the-house';
import { onWords } from './actions/on-words';
import { actorOf, makeWorld, readers, scenes, type Reader, type Scene, type World } from './actions/world';
import { call, formBody } from './context';

/**
 * Every form by everybody (reliability.md, F32): each action of the route table, in each thing that it does, by visitors,
 * suspended and silenced members, the author, another member and every role; on what is open, hidden, removed and locked.
 * Whatever is not listed as allowed has to be refused, and has to leave the database as it was.
 *
 * Nothing is kept: once the world is made, the database refuses every transaction that would change a row, at its very end.
 * An act that comes so far would have succeeded. So each is tried on the same world, in any order.
 */
useDatabase();

/** SQLSTATE of the refusal. */
const WOULD_CHANGE = 'ZZ001';
/** What is counted whatever comes of it. */
const COUNTERS = ['rate_limit'];

const acts: readonly Act[] = [...onWords, ...onOneself, ...onTheHouse];
type Handler = (args: ActionFunctionArgs) => Promise<Response>;
const modules = import.meta.glob<{ action?: Handler }>('../../app/routes/**/*.{ts,tsx}');
const titleOf = ({ file, does }: Act): string => (does ? `${file}: ${does}` : file);

interface Entry {
  file: string;
  children?: Entry[];
}
const filesOf = (entries: readonly Entry[]): string[] => entries.flatMap(({ file, children }) => [file, ...(children ? filesOf(children) : [])]);
/** The API has a matrix of its own. */
const files = [...new Set(filesOf(routes as readonly Entry[]))].map((file) => file.replace(/^routes\//, '')).filter((file) => file !== 'api/v1.ts');

let world: World;

beforeAll(async () => {
  configureMail(quietMail);
  world = await makeWorld();
  await db.$executeRawUnsafe(
    `create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'it would change %', tg_table_name using errcode = '${WOULD_CHANGE}'; end $$`,
  );
  const tables = await db.$queryRaw<{ name: string }[]>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  for (const { name } of tables.filter((table) => !COUNTERS.includes(table.name))) {
    await db.$executeRawUnsafe(`create constraint trigger refuse_change after insert or update or delete on "${name}" deferrable initially deferred for each row execute function refuse_change()`);
  }
}, 120_000);

type Outcome = 'changes' | 'done' | 'refused';

async function attempt(act: Act, scene: Scene, reader: Reader): Promise<{ outcome: Outcome; why: string }> {
  const at = { world, place: world.places[scene], reader };
  const body = formBody({ ...act.fields?.(at), ...(act.method ? { _method: act.method } : {}) });
  const url = `http://localhost:3000/${act.does === 'new' ? 'new' : 'unread'}${act.query?.(at) ?? ''}`;
  const request = new Request(url, { method: 'POST', body, headers: { Accept: 'application/json' } });
  const module = await modules[`../../app/routes/${act.file}`]!();
  try {
    const response = await call(module.action!, request, { params: act.params?.(at) ?? {}, actor: actorOf(reader, world) });
    const away = response.headers.get('Location')?.startsWith('/sign-in?') ?? false;
    return { outcome: response.status < 400 && !away ? 'done' : 'refused', why: `${response.status} ${(await response.text()).slice(0, 300)}` };
  } catch (error) {
    if (sqlState(error) !== WOULD_CHANGE) throw error;
    await untilAllEnded();
    return { outcome: 'changes', why: '' };
  }
}

/** A refusal is told a moment before the rows of its transaction are free again, and who passes over locked rows would find none. */
async function untilAllEnded(): Promise<void> {
  const running = () => db.$queryRaw<unknown[]>`select from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and xact_start is not null and pid <> pg_backend_pid()`;
  await vi.waitUntil(async () => (await running()).length === 0, { timeout: 10_000, interval: 5 });
}

describe.each(acts.map((act) => [titleOf(act), act] as const))('%s', (_, act) => {
  const wanted = scenesOf(act);

  it.each(scenes.filter((scene) => wanted[scene]))('%s', async (scene) => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const reader of readers) {
      const { outcome, why } = await attempt(act, scene, reader);
      const [allowed, idle] = [wanted[scene]!.includes(reader), act.idle?.[scene]?.includes(reader) ?? false];
      expected[reader] = idle ? 'is told that it is so' : allowed ? 'does it' : 'refused';
      if (outcome === 'refused') found[reader] = allowed || idle ? `refused: ${why}` : 'refused';
      else found[reader] = outcome === 'changes' || act.keepsNothing ? 'does it' : 'is told that it is so';
    }
    expect(found).toEqual(expected);
  });
});

describe('the list of acts', () => {
  it('has every action, and no other', async () => {
    const withAction: string[] = [];
    for (const file of files) if ((await modules[`../../app/routes/${file}`]!()).action) withAction.push(file);
    expect([...new Set(acts.map(({ file }) => file))].sort()).toEqual(withAction.sort());
  });

  it.each([...new Set(acts.map(({ file }) => file))])('has all that %s does', (file) => {
    const code = readFileSync(`app/routes/${file}`, 'utf8');
    const mine = acts.filter((act) => act.file === file);
    const at = { world, place: world.places.open, reader: 'author' as const };
    const sent = mine.flatMap((act) => Object.values(act.fields?.(at) ?? {}).flat());
    const names = [...code.matchAll(/(?:form\.get|take)\((?:\w+\.)?(?:form, )?'(?:form|intent|do|as|way)'\)\s*===\s*'(\w+)'/g), ...code.matchAll(/^\s*case '(\w+)'/gm)].map(([, name]) => name);
    expect(names.filter((name) => !sent.includes(name ?? '')), 'forms that no act sends').toEqual([]);
    if (/method [!=]== 'DELETE'/.test(code)) expect(mine.some(({ method }) => method === 'delete'), 'a DELETE').toBe(true);
    if (/method === 'DELETE'/.test(code)) expect(mine.some(({ method }) => method === undefined), 'a POST').toBe(true);
  });
});
