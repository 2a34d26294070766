import { db, query, quickQuery, type Tx } from '~/platform/db/index.server';
import type { RuleAction, WordRule } from '../rules';

type Row = Omit<WordRule, 'language'> & { language: string | null };

const asRule = (row: Row): WordRule => ({ ...row, language: row.language === 'en' || row.language === 'fr' ? row.language : null });
const columns = { id: true, action: true, kind: true, words: true, replacement: true, language: true, mode: true, createdBy: true, createdAt: true, changedBy: true, changedAt: true } as const;

/** What tells whether rules changed since they were read: cheap enough to ask for each text. */
export async function readRulesMark(): Promise<string> {
  const [row] = await quickQuery<{ mark: string }>(
    'screening.rules-mark',
    `SELECT count(*) || ':' || coalesce(extract(epoch FROM max(changed_at))::text, '') AS mark FROM word_rule`,
    [],
  );
  return row?.mark ?? '';
}

/** Every word rule, by action and words. */
export async function readRules(): Promise<WordRule[]> {
  const rows = await query<Row>(
    'screening.rules',
    `SELECT id, action::text, kind::text, words, replacement, language, mode::text, created_by AS "createdBy", created_at AS "createdAt",
            changed_by AS "changedBy", changed_at AS "changedAt" FROM word_rule ORDER BY action, words, id`,
    [],
  );
  return rows.map(asRule);
}

/** One rule, held until the transaction ends; null when there is none. */
export async function holdRule(tx: Tx, id: string): Promise<WordRule | null> {
  await tx.$executeRaw`SELECT 1 FROM word_rule WHERE id = ${id} FOR UPDATE`;
  const row = await tx.wordRule.findUnique({ where: { id }, select: columns });
  return row ? asRule(row) : null;
}

/** How many rules an action has; whoever else adds one to it waits until the transaction ends. */
export async function holdActionCount(tx: Tx, action: RuleAction): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('screening.rules'), hashtext(${action}))`;
  return tx.wordRule.count({ where: { action } });
}

/** Writes a new rule. @throws a unique violation when the action has it already */
export async function insertRule(tx: Tx, rule: WordRule, wordsKey: string): Promise<void> {
  await tx.wordRule.create({ data: { ...rule, wordsKey } });
}

/** Changes a rule. @throws a unique violation when the action has another like it */
export async function updateRule(tx: Tx, { id, ...rule }: WordRule, wordsKey: string): Promise<void> {
  await tx.wordRule.update({ where: { id }, data: { ...rule, wordsKey } });
}

/** Takes a rule away; whether it was there. */
export async function deleteRule(tx: Tx, id: string): Promise<boolean> {
  return (await tx.wordRule.deleteMany({ where: { id } })).count === 1;
}

/** One rule; null when there is none. */
export async function readRule(id: string): Promise<WordRule | null> {
  const row = await db.wordRule.findUnique({ where: { id }, select: columns });
  return row ? asRule(row) : null;
}
