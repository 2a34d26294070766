import { accountOf, mustHaveAccount, type Actor } from '~/domains/identity';
import { isId, moderates, readableCategoryIds } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import type { Locale } from '~/platform/i18n';
import { appealUntil } from '../rules';
import { readAppealOf } from '../appeals/appeals.store.server';
import type { AppealView, StatementView } from '../types';
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

/**
 * How a statement was contested, for whoever may read it; null: it was not.
 * @throws NotFound
 */
export async function getAppeal(actor: Actor, { statementId }: { statementId: string }): Promise<AppealView | null> {
  await getStatement(actor, { statementId });
  const appeal = await readAppealOf(statementId);
  if (!appeal) return null;
  const { statementId: _, deciderId: __, ...view } = appeal;
  return view;
}

/** The statements that the actor was given, the latest first, 100 at most. @throws Forbidden('signInFirst') */
export async function listStatements(actor: Actor): Promise<StatementView[]> {
  const found = await readStatementsOf(mustHaveAccount(actor).id);
  return found.map((statement) => viewOf(statement, actor.locale));
}

/** Whether a statement can still be contested, by its dates; whether it was is another question (`getAppeal`). */
export function mayStillAppeal({ appealUntil: until, reversedAt }: StatementView): boolean {
  return until !== null && reversedAt === null && until > now();
}

async function maySee(actor: Actor, { memberId, toldAt, categoryId }: StatementRecord): Promise<boolean> {
  const account = accountOf(actor);
  if (account && memberId === account.id) return toldAt !== null;
  return moderates(actor) && (categoryId === null || (await readableCategoryIds(actor)).includes(categoryId));
}

/** A statement in a language. */
export function viewOf({ toldAt, categoryId: _, reason, rule, ...statement }: StatementRecord, locale: Locale): StatementView {
  return { ...statement, reason: reason[locale], rule: rule[locale], appealUntil: toldAt && appealUntil(toldAt) };
}
