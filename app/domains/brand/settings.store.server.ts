import { now } from '~/platform/clock';
import { db, query, type Tx } from '~/platform/db/index.server';

/** All settings that were ever changed, by key. */
export async function readSettings(): Promise<Map<string, unknown>> {
  const rows = await query<{ key: string; value: unknown }>('brand.settings', 'SELECT key, value FROM setting');
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** Writes settings (null as JSON null); with `once` only those that were never written. Answers how many were. */
export async function writeSettings(
  tx: Tx,
  values: Record<string, unknown>,
  updatedBy: string | null,
  times: 'always' | 'once',
): Promise<number> {
  let written = 0;
  for (const [key, value] of Object.entries(values)) {
    const json = JSON.stringify(value);
    written += await tx.$executeRaw`
      INSERT INTO setting (key, value, updated_at, updated_by) VALUES (${key}, ${json}::jsonb, ${now()}, ${updatedBy})
      ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at, updated_by = EXCLUDED.updated_by
        WHERE ${times === 'always'}`;
  }
  return written;
}

/** The value under a key, which becomes `fresh` if there was none; processes that ask at once get the same one. */
export async function readOrKeep(key: string, fresh: string): Promise<string> {
  await db.setting.createMany({ data: [{ key, value: fresh, updatedAt: now() }], skipDuplicates: true });
  const row = await db.setting.findUniqueOrThrow({ where: { key } });
  return String(row.value);
}
