import type { Sign } from '~/domains/threads';
import { heldToQueue, signsOfPost } from '~/domains/threads/index.server';
import type { Activity, Subscriber } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { endUndo } from '../decisions/decisions.store.server';
import { settleItem } from '../decisions/settle.server';
import { readyNoticeMail } from '../notices/mail-notifier.server';
import { holdUnsettled, type Tx } from '../reports/reports.store.server';
import { POST_KINDS, SCREENED } from '../rules';
import { tellStaff } from '../tell-staff.server';
import { knownToPrograms } from '../thresholds/act-on-reports.server';
import { silenceByRule } from '../thresholds/silence-by-rule.server';
import { dueAfter } from '../working-hours';
import { closeGone, openScreened, readAuthor, scoreScreened, transaction, type Screened } from './screened.store.server';

/**
 * Brings what screening held or asks to look at into the queue, and takes out what its author took back. It begins with the
 * first activity there is: a text that was held before the first worker started waits like any other.
 */
export const enqueuer: Subscriber = {
  name: 'moderation.screened',
  kinds: ['post.held', 'held.edited', 'held.withdrawn', 'post.watched'],
  async handle(activity) {
    if (activity.kind === 'post.watched') return watched(activity);
    const { heldId, score } = activity.data;
    if (typeof heldId !== 'string') return;
    if (activity.kind === 'post.held') return held(activity, heldId);
    if (activity.kind === 'held.edited') return void (await transaction((tx) => scoreScreened(tx, heldId, Number(score))));
    await transaction(async (tx) => {
      if (await closeGone(tx, heldId, now())) await tellStaff(tx);
    });
  },
};

async function held({ at, data }: Activity, heldId: string): Promise<void> {
  const text = await heldToQueue(heldId);
  if (!text) return; // taken back, or decided
  const { kind, threadId, categoryId, authorId, language, score } = text;
  const silenced = data.silence === true ? silencingWords(text.signals) : null;
  await open('held_post', { targetId: heldId, threadId: kind === 'opening' ? null : threadId, categoryId, authorId, language, score, at }, silenced);
}

async function watched({ at, postId, threadId, data }: Activity): Promise<void> {
  const [post, said] = postId ? await Promise.all([readAuthor(postId), signsOfPost(postId)]) : [];
  if (!post || !said || !postId) return;
  await open('watched_post', { targetId: postId, threadId, categoryId: null, ...post, score: said.score, at }, data.silence === true ? silencingWords(said.signals) : null);
}

/** @param silenced words for which a rule asks that a new member be silenced; null: none does */
async function open(kind: keyof typeof SCREENED, item: Omit<Screened, 'id' | 'kind' | 'severity' | 'dueAt'>, silenced: string[] | null): Promise<void> {
  const { severity, promiseHours } = SCREENED[kind];
  const known = silenced && (await knownToPrograms());
  await readyNoticeMail();
  await transaction(async (tx) => {
    const newItem = newId();
    const itemId = (await reportedAlready(tx, kind, item)) ?? (await openScreened(tx, { ...item, id: newItem, kind, severity, dueAt: dueAfter(item.at, promiseHours, item.language) }));
    if (itemId && known) await silenceByRule(tx, { itemId, memberId: item.authorId, words: silenced, at: now() }, known);
    if (itemId === newItem) await tellStaff(tx);
  });
}

/**
 * The open item of a post's reports: whoever looks at it sees what screening found as well, so it needs no second one. What
 * was decided of the words that stood there before is final from now on: taking it back would bring those to be looked at
 * beside these.
 */
async function reportedAlready(tx: Tx, kind: keyof typeof SCREENED, { targetId, at }: Pick<Screened, 'targetId' | 'at'>): Promise<string | null> {
  if (kind !== 'watched_post') return null;
  const unsettled = await holdUnsettled(tx, targetId, POST_KINDS);
  for (const { id, state, openedAt } of unsettled) {
    if (state === 'open' || openedAt >= at) continue;
    await endUndo(tx, id, now());
    await settleItem(tx, id, now());
  }
  return unsettled.find((each) => each.kind === 'reported_post' && each.state === 'open')?.id ?? null;
}

/** The words that the rule found. */
function silencingWords(signals: readonly Sign[]): string[] {
  return signals.filter(({ words }) => words.key === 'screening.rule.silence').map(({ words }) => String(words.args.words ?? ''));
}
