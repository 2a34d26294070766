import { afterEach, expect, it } from 'vitest';
import { countQueue, decide, openReviewItem, settleDecisions, takeOverClaim } from '~/domains/moderation/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { drift, refusal, someone } from '../threads/world';
import { decided, FACTS, isShown, later, reported, told } from './world';

useDatabase();
afterEach(() => setClock(null));

it('has fifty moderators at once decide each item exactly once, without a claim that nobody holds', async () => {
  const items: Awaited<ReturnType<typeof reported>>[] = [];
  for (let n = 0; n < 10; n++) items.push(await reported());
  const moderators = await Promise.all(Array.from({ length: 50 }, () => someone('moderator')));
  const outcomes = await Promise.all(
    moderators.map(async (moderator, n) => {
      const won: string[] = [];
      for (let turn = 0; turn < items.length; turn++) {
        const { itemId } = items[(n + turn) % items.length]!;
        const { token, item } = await openReviewItem(moderator, { itemId });
        if (token === null) {
          // Somebody is named who holds it, or has decided it.
          expect(item.claim?.by.id ?? item.decision?.by?.id).not.toBe(moderator.id);
          continue;
        }
        const order = { itemId, token, decision: n % 2 ? ('remove' as const) : ('keep' as const), reasonId: n % 2 ? 'spam' : null, facts: n % 2 ? FACTS : '' };
        await decide(moderator, order);
        won.push(itemId);
      }
      return won;
    }),
  );
  expect(outcomes.flat().sort()).toEqual(items.map(({ itemId }) => itemId).sort());
  const decisions = await db.decision.findMany({ where: { itemId: { in: items.map(({ itemId }) => itemId) } } });
  expect(decisions).toHaveLength(items.length);
  for (const { itemId, postId } of items) {
    const decision = decisions.find((each) => each.itemId === itemId);
    expect(await isShown(postId)).toBe(decision?.kind === 'keep');
    expect(await told('review.decided', { postId })).toHaveLength(1);
  }
  expect(await db.reviewItem.count({ where: { state: 'decided', leaseHolderId: { not: null } } })).toBe(0);
  expect(await drift()).toEqual([]);
}, 60_000);

it('refuses an old token with the name of who holds the item now, and frees a claim after ten minutes', async () => {
  const { itemId, postId } = await reported();
  const slow = await someone('moderator', { displayName: 'Slow' });
  const quick = await someone('moderator', { displayName: 'Quick | = Co' });
  const { token } = await openReviewItem(slow, { itemId });
  expect((await openReviewItem(quick, { itemId })).item.claim?.by.id).toBe(slow.id);
  expect(await countQueue(slow)).toMatchObject({ mine: 1 });
  later(601);
  const taken = await openReviewItem(quick, { itemId });
  expect(taken.token).not.toBe(token);
  const order = { itemId, token: token ?? -1, decision: 'remove' as const, reasonId: 'spam', facts: FACTS };
  expect(await refusal(decide(slow, order))).toBe('Conflict: claimedBy|name=Quick   = Co');
  const back = await takeOverClaim(slow, { itemId });
  expect(await refusal(decide(quick, { ...order, token: taken.token ?? -1 }))).toBe('Conflict: claimedBy|name=Slow');
  expect((await told('claim.taken-over', { postId })).map(({ actorId, targetMemberId }) => [actorId, targetMemberId])).toEqual([[slow.id, quick.id]]);
  await decide(slow, { ...order, token: back.token });
  expect(await isShown(postId)).toBe(false);
});

it('settles many decisions in several processes at once, each once', async () => {
  const moderator = await someone('moderator');
  const items: Awaited<ReturnType<typeof reported>>[] = [];
  for (let n = 0; n < 8; n++) items.push(await reported());
  for (const { itemId } of items) await decided(moderator, itemId, 'remove');
  later(31);
  await Promise.all(Array.from({ length: 6 }, () => settleDecisions()));
  for (const { postId } of items) {
    expect(await told('decision.final', { postId })).toHaveLength(1);
    expect(await told('report.answered', { postId })).toHaveLength(1);
  }
});
