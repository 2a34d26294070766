import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { setClock } from '~/platform/clock';
import { closeDatabase, connectDatabase, transaction } from '~/platform/db/index.server';
import { closeLedgerDays, writeLedger } from '~/platform/ledger/index.server';
import { run } from '~/server/cli';
import { someone } from '../../domains/threads/world';
import { openTamperer } from '../../platform/ledger/tamper';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
let directory = '';

async function parvis(argv: string[], locale: Locale = 'en') {
  let out = '';
  let err = '';
  const terminal = { locale, t: speak(locale), out: (text: string) => (out += text), err: (text: string) => (err += text), watched: false, width: 80 };
  const code = await run(argv, terminal);
  return { code, out, err };
}

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'parvis-ledger-'));
  await someone('owner');
  setClock(() => new Date('2026-11-02T12:00:00Z'));
  await transaction((tx) => writeLedger(tx, { actor: { id: 'mod000000001', role: 'moderator' }, act: 'member.disabled', target: { kind: 'member', id: 'author000001' } }));
  setClock(() => new Date('2026-11-04T12:00:00Z'));
  await closeLedgerDays();
  await transaction((tx) => writeLedger(tx, { actor: { id: 'mod000000001', role: 'moderator' }, act: 'thread.locked', target: { kind: 'thread', id: 't' } }));
  setClock(null);
  await closeDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url(), DATA_DIR: directory });
  return async () => {
    await rm(directory, { recursive: true, force: true });
    connectDatabase({ url: database.url(), poolSize: 2 });
  };
});
afterEach(() => {
  process.exitCode = undefined;
});

describe('parvis ledger', () => {
  it('prints the published days, and proves the ledger against what it printed or the site answered', async () => {
    const roots = await parvis(['ledger', 'roots']);
    expect(roots.out).toMatch(/^2026-11-03 1 [0-9a-f]{64}\n2026-11-02 1 [0-9a-f]{64}\n$/);
    const [file, json] = [path.join(directory, 'roots'), path.join(directory, 'roots.json')];
    await writeFile(file, roots.out);
    const [, hash] = / ([0-9a-f]{64})/.exec(roots.out)!;
    await writeFile(json, JSON.stringify({ items: [{ day: '2026-11-02', count: 1, hash }], next: null }));
    expect(await parvis(['ledger', 'verify'])).toMatchObject({ code: 0, out: expect.stringContaining('whole: 2 rows, nothing erased, 2 days published.') as string });
    expect((await parvis(['ledger', 'verify', '--roots', file])).out).toContain('in agreement with the 2 days you kept');
    expect((await parvis(['ledger', 'verify', '--roots', json], 'fr')).out).toContain('le jour que vous avez conservé');
    await writeFile(json, JSON.stringify({ items: [{ day: '2026-11-02', count: 1, hash: '0'.repeat(64) }] }));
    expect(await parvis(['ledger', 'verify', '--roots', json])).toMatchObject({ code: 1, out: expect.stringContaining('kept of 2026-11-02 does not agree') as string });
  });

  it.each(['{', '[]', 'not a root', ''])('does not take %j for published days', async (text) => {
    const file = path.join(directory, 'other');
    await writeFile(file, text);
    expect(await parvis(['ledger', 'verify', '--roots', file])).toMatchObject({ code: 1, err: expect.stringContaining('no published days') as string });
    expect((await parvis(['ledger', 'verify', '--roots', `${file}-none`])).err).toContain('cannot be read');
  });

  it('forgets a member, and is whole afterwards', async () => {
    expect(await parvis(['ledger', 'forget', 'author000001'])).toMatchObject({ code: 0, out: '1 detail about author000001 erased.\n' });
    expect((await parvis(['ledger', 'forget', 'author000001'])).out).toContain('says nothing about');
    expect(await parvis(['ledger', 'verify'])).toMatchObject({ code: 0, out: expect.stringContaining('3 rows, 1 detail erased') as string });
  });

  it('says where it was touched, and ends with 1', async () => {
    const tamperer = await openTamperer(database.url());
    await tamperer.run(`UPDATE ledger_entry SET act = 'thread.pinned' WHERE place = 2`);
    await tamperer.close();
    expect(await parvis(['ledger', 'verify'])).toMatchObject({ code: 1, out: 'The ledger was touched. Good until there: 1 row.\nRow 2 was changed.\n' });
    expect((await parvis(['ledger', 'verify'], 'fr')).out).toContain('La ligne 2 a été modifiée.');
  });
});
