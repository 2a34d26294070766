import { getSettings } from '~/domains/brand/index.server';
import { mustHaveAccount, type Actor } from '~/domains/identity';
import { beginByMember } from '~/domains/messages/index.server';
import { allow, isId } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { Conflict, NotFound } from '~/platform/errors';
import { speak } from '~/platform/i18n/index.server';
import { readStatement, transaction, type StatementRecord } from '../decisions/decisions.store.server';
import type { AppealStatementInput } from '../input';
import { mayAppeal } from '../policy';
import { APPEAL, appealUntil } from '../rules';
import { tellStaff } from '../tell-staff.server';
import { subjectOf } from '../decisions/subject';
import { dueAfter } from '../working-hours';
import { openAppeal, readDecider } from './appeals.store.server';

/**
 * Contests a statement of reasons, once, within six months of being told: its own member, whatever else they may not do. It
 * goes into the queue for anybody but who had decided, and begins a conversation of the same id with the team. Twice
 * is once. Records `statement.appealed` (`statementId`, `appealId`).
 *
 * @throws NotFound for anybody but its member; Forbidden with the reason; Conflict('appealTooLate' | 'appealNeedless')
 */
export async function appealStatement(actor: Actor, { statementId, text }: AppealStatementInput): Promise<{ appealId: string }> {
  const statement = isId(statementId) ? await readStatement(statementId) : null;
  const member = mustHaveAccount(actor);
  if (!statement?.toldAt || statement.memberId !== member.id) throw new NotFound();
  allow(mayAppeal(actor));
  const at = now();
  const { locale } = member;
  const timeZone = member.timeZone ?? (await getSettings()).timeZone;
  const { threadId, categoryId } = statement;
  const appeal = { statementId, memberId: member.id, threadId, categoryId, language: locale, severity: APPEAL.severity, deciderId: await readDecider(statementId) };
  return transaction(async (tx) => {
    const { id, isNew } = await openAppeal(tx, { id: newId(), ...appeal, at, dueAt: dueAfter(at, APPEAL.promiseHours, locale) });
    if (!isNew) return { appealId: id };
    mustBeOpen(statement, at);
    const t = speak(locale).in(timeZone);
    await beginByMember(tx, member, { id, kind: 'appeal', subject: t('appeals.subject', { about: subjectOf(statement, t) }), body: text, at });
    const about = threadId ? { threadId } : {};
    await record(tx, { kind: 'statement.appealed', actor: member, targetMemberId: member.id, ...about, data: { statementId, appealId: id } });
    await tellStaff(tx);
    return { appealId: id };
  });
}

function mustBeOpen({ toldAt, reversedAt }: StatementRecord, at: Date): void {
  if (reversedAt) throw new Conflict('appealNeedless');
  if (!toldAt || appealUntil(toldAt) <= at) throw new Conflict('appealTooLate');
}
