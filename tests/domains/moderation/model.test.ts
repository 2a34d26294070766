import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { decide, openReviewItem, releaseClaim, reportPost, settleDecisions, takeOverClaim, THRESHOLDS, undoDecision } from '~/domains/moderation/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { DomainError } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { someone } from '../threads/world';
import { drifted, FACTS, isShown, later, REPORT, reported, told, trusted } from './world';

useDatabase();
afterEach(() => setClock(null));

type Step = { who: 0 | 1; act: 'open' | 'release' | 'takeOver' | 'keep' | 'remove' | 'undo' | 'settle' | 'wait' | 'leave' | 'report' | 'weigh' };

const who = fc.constantFrom<0 | 1>(0, 1);
const act = fc.constantFrom<Step['act']>('open', 'open', 'release', 'takeOver', 'keep', 'remove', 'undo', 'settle', 'wait', 'leave', 'report', 'weigh', 'weigh');
const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ who, act }), { minLength: 4, maxLength: 16 });

/** What the queue should be like: one item, two moderators who each remember the last token that they were given. */
class Model {
  state: 'open' | 'decided' | 'settled' = 'open';
  holder: number | null = null;
  tokens: (number | null)[] = [null, null];
  generation = 0;
  mine: (number | null)[] = [null, null];
  claimedAt = 0;
  decision: { by: number; kind: 'keep' | 'remove'; at: number } | null = null;
  clock = 0;
  /** What its reports weigh, and whether that was enough to hide the post. */
  weight = 1;
  hidden = false;

  get held(): boolean {
    return this.holder !== null && this.clock < this.claimedAt + 600;
  }
  give(to: number): void {
    if (this.holder !== to) this.generation += 1;
    this.holder = to;
    this.mine[to] = this.generation;
    this.claimedAt = this.clock;
  }
}

it('goes through the states of its model, whatever moderators do in whatever order', async () => {
  const moderators: [MemberActor, MemberActor] = [await someone('moderator'), await someone('moderator')];
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      setClock(null);
      const { itemId, postId } = await reported();
      const model = new Model();
      let decisionId = '';
      const succeeds = (promise: Promise<unknown>) =>
        promise.then(
          () => true,
          (error: unknown) => {
            if (error instanceof DomainError) return false;
            throw error;
          },
        );
      for (const { who, act } of sequence) {
        const moderator = moderators[who];
        switch (act) {
          case 'open': {
            const { token } = await openReviewItem(moderator, { itemId });
            const gets = model.state === 'open' && (!model.held || model.holder === who);
            expect(token !== null).toBe(gets);
            if (gets) model.give(who);
            if (gets) model.tokens[who] = token;
            break;
          }
          case 'release':
            await releaseClaim(moderator, { itemId });
            if (model.state === 'open' && model.holder === who) model.holder = null;
            break;
          case 'takeOver': {
            const done = await succeeds(takeOverClaim(moderator, { itemId }).then(({ token }) => (model.tokens[who] = token)));
            expect(done).toBe(model.state === 'open');
            if (done) model.give(who);
            break;
          }
          case 'keep':
          case 'remove': {
            const order = { itemId, token: model.tokens[who] ?? 999, decision: act, reasonId: act === 'keep' ? null : 'spam', facts: act === 'keep' ? '' : FACTS };
            const done = await succeeds(decide(moderator, order).then((decided) => (decisionId = decided.decisionId)));
            const fresh = model.mine[who] === model.generation && model.mine[who] !== null;
            const first = model.state === 'open' && model.holder === who && fresh;
            const repeated = model.state !== 'open' && model.decision?.by === who && model.decision.kind === act && fresh;
            expect(done).toBe(first || repeated);
            if (first) [model.state, model.holder, model.decision] = ['decided', null, { by: who, kind: act, at: model.clock }];
            break;
          }
          case 'undo': {
            if (decisionId === '') break;
            const may = model.state === 'decided' && model.decision?.by === who && model.clock < model.decision.at + 30;
            const done = await succeeds(undoDecision(moderator, { decisionId }));
            if (model.decision) expect(done).toBe(may);
            if (may) [model.state, model.decision] = ['open', null];
            break;
          }
          case 'settle':
            await settleDecisions();
            if (model.state === 'decided' && model.decision && model.clock >= model.decision.at + 30) {
              model.state = 'settled';
              model.hidden &&= model.decision.kind !== 'keep';
            }
            break;
          case 'wait':
          case 'leave':
            later(act === 'wait' ? 31 : 601);
            model.clock += act === 'wait' ? 31 : 601;
            break;
          case 'report':
          case 'weigh':
            if (model.state !== 'open' || model.hidden) break;
            // Somebody new each time: how often they were right changes what a report weighs.
            await reportPost(act === 'report' ? await someone() : await trusted(), { postId, ...REPORT, reasonId: 'unkind' });
            model.weight += act === 'report' ? 1 : 5;
            model.hidden = model.weight >= THRESHOLDS.hide.score;
        }
        const item = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
        expect([item.state, item.settledAt !== null]).toEqual([model.state === 'open' ? 'open' : 'decided', model.state === 'settled']);
        expect(item.leaseHolderId).toBe(model.holder === null ? null : moderators[model.holder as 0 | 1].id);
        expect(await isShown(postId)).toBe(model.decision?.kind !== 'remove' && !model.hidden);
        expect(await db.reviewItem.count({ where: { causeId: itemId, kind: 'hidden_post' } })).toBe(model.weight >= THRESHOLDS.hide.score ? 1 : 0);
        expect(await db.decision.count({ where: { itemId, undoneAt: null } })).toBe(model.decision ? 1 : 0);
        // A program tells at once, a person once it is final.
        const finals = (await told('decision.final', { postId })).filter(({ data }) => (data as { decision: string }).decision === 'remove');
        expect(finals).toHaveLength(model.state === 'settled' && model.decision?.kind === 'remove' ? 1 : 0);
      }
    }),
    { numRuns: 40 },
  );
  setClock(null);
  expect(await drifted()).toEqual([]);
}, 120_000);
