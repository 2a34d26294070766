import { accountOf, mustHaveAccount, type Actor } from '~/domains/identity';
import { isId, moderates, readableCategoryIds } from '~/domains/threads/index.server';
import { NotFound } from '~/platform/errors';
import type { Locale } from '~/platform/i18n';
import type { StatementView } from '../types';
import { readStatement, readStatementsOf, type StatementRecord } from './decisions.store.server';

/**
 * A statement of reasons, as it read on that day: for its member once they were told, and for staff who may read where
 * it happened.
 * @throws NotFound
 */
export async function getStatement(actor: Actor, { statementId }: { statementId: string }): Promise<StatementView> {
  const statement = isId(statementId) ? await readStatement(statementId) : null;
  if (!statement || !(await maySee(actor, statement))) throw new NotFound();
  return viewOf(statement, actor.locale);
}

/** The statements that the actor was given, the latest first, 100 at most. @throws Forbidden('signInFirst') */
export async function listStatements(actor: Actor): Promise<StatementView[]> {
  const found = await readStatementsOf(mustHaveAccount(actor).id);
  return found.map((statement) => viewOf(statement, actor.locale));
}

async function maySee(actor: Actor, { memberId, told, categoryId }: StatementRecord): Promise<boolean> {
  const account = accountOf(actor);
  if (account && memberId === account.id) return told;
  return moderates(actor) && (categoryId === null || (await readableCategoryIds(actor)).includes(categoryId));
}

function viewOf({ told: _, categoryId: __, reason, rule, ...statement }: StatementRecord, locale: Locale): StatementView {
  return { ...statement, reason: reason[locale], rule: rule[locale] };
}
