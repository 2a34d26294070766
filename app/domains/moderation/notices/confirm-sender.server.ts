import { mustBeMember, type Actor } from '~/domains/identity';
import { allow } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { Conflict, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { accessItem } from '../access-item.server';
import { mayRunDesk } from '../policy';
import { CONFIRMED_SEVERITY } from './notice-rules';
import { holdSender, markConfirmed, raiseSeverity } from './notices.store.server';

/**
 * Says that a notice is truly from a trusted flagger or an authority, as it claims to be, or not after all: only then is
 * it counted as such, and goes before others (Digital Services Act, article 22.1). Twice is once. Community managers.
 * Records `notice.confirmed` or `notice.unconfirmed`, also in the ledger.
 *
 * @throws Forbidden; NotFound; Conflict('noticeOfPerson') for one that does not claim to be more than a person's
 */
export async function confirmSender(actor: Actor, { itemId, noticeId, confirmed }: { itemId: string; noticeId: string; confirmed: boolean }): Promise<void> {
  allow(mayRunDesk(actor));
  const member = mustBeMember(actor);
  await accessItem(actor, itemId);
  await transaction(async (tx) => {
    const notice = await holdSender(tx, noticeId);
    if (notice?.itemId !== itemId) throw new NotFound();
    if (notice.sender === 'person') throw new Conflict('noticeOfPerson');
    if (notice.confirmed === confirmed) return;
    await markConfirmed(tx, noticeId, confirmed ? { id: member.id, at: now() } : null);
    if (confirmed) await raiseSeverity(tx, itemId, CONFIRMED_SEVERITY);
    const act = confirmed ? 'notice.confirmed' : 'notice.unconfirmed';
    await record(tx, { kind: act, actor: member, data: { noticeId, itemId } });
    await writeLedger(tx, { actor: member, act, target: { kind: 'notice', id: noticeId }, after: { sender: notice.sender } });
  });
}
