import type { MemberActor } from '~/domains/identity';
import {
  appealStatement,
  decide,
  listReviewItems,
  listStatements,
  openReviewItem,
  reportMember,
  reportPost,
  sendNotice,
  settleDecisions,
  UNDO_MS,
} from '~/domains/moderation/index.server';
import { postAnswer, postReply, postThread } from '~/domains/threads/index.server';
import { env } from '~/platform/env/index.server';
import { takeBackMail } from '~/platform/mail/index.server';
import { cases, decided, notice, screened, type DemoCase, type DemoDecided, type DemoScreened } from './queue';

const HOUR_MS = 3_600_000;

/** A post of the demonstration, and of what kind its thread is. */
export type NamedPost = { threadId: string; postId: string; isQuestion: boolean };

interface Desk {
  /** Somebody as they sit at their browser. */
  actor(username: string): MemberActor;
  post(name: string): NamedPost;
  categoryId(slug: string): string;
  at(hoursAgo: number): void;
}

/**
 * Gives moderators something to look at, by the acts of those whom it comes from. Twice is once. Where texts are not
 * screened none is written for it, since it would be published.
 */
export async function fillQueue(desk: Desk): Promise<void> {
  for (const each of decided) await fillDecided(each, desk);
  for (const each of cases) await report(each, desk);
  desk.at(notice.ago);
  const { post, reason, ago: _, ...letter } = notice;
  const address = `/p/${desk.post(post).postId}`;
  await sendNotice({ kind: 'visitor', via: 'browser', locale: 'en' }, { ...letter, address, reasonId: reason, sender: 'person', goodFaith: 'on' }, 'demo');
  // She is made up, and the receipt would leave now.
  await takeBackMail(letter.email);
  if (env.SCREENING === 'off') return;
  for (const [index, text] of screened.entries()) await send(text, `demo-screened-${index}`, desk);
}

async function report({ about, reports }: DemoCase, { actor, post, at }: Desk): Promise<void> {
  for (const { by, ago, reason: reasonId, note } of reports) {
    at(ago);
    const said = { reasonId, note, wantsOutcome: false };
    if ('post' in about) await reportPost(actor(by), { postId: post(about.post).postId, ...said });
    else await reportMember(actor(by), { memberId: actor(about.member).id, ...said });
  }
}

async function fillDecided(each: DemoDecided, desk: Desk): Promise<void> {
  const { about, by, ago, removedFor: reasonId, facts, appeal } = each;
  const { actor, at } = desk;
  const { postId } = desk.post(about.post);
  const find = async (state: 'open' | 'decided') =>
    (await listReviewItems(actor(by), { state })).items.find(({ target }) => target.kind === 'post' && target.postId === postId);
  // What was removed cannot be reported once more.
  if (!(await find('decided'))) await report(each, desk);
  at(ago);
  const open = await find('open');
  if (open) {
    const { token } = await openReviewItem(actor(by), { itemId: open.id });
    await decide(actor(by), { itemId: open.id, token: token ?? -1, decision: reasonId ? 'remove' : 'keep', reasonId, facts });
  }
  at(ago - UNDO_MS / HOUR_MS);
  await settleDecisions();
  if (!appeal) return;
  at(appeal.ago);
  const statement = (await listStatements(actor(appeal.by))).find(({ targetId }) => targetId === postId);
  if (statement) await appealStatement(actor(appeal.by), { statementId: statement.id, text: appeal.text });
}

async function send({ by, ago, place, body }: DemoScreened, submission: string, { actor, post, categoryId, at }: Desk): Promise<void> {
  at(ago);
  const author = actor(by);
  if ('begins' in place) return void (await postThread(author, { kind: 'discussion', categoryId: categoryId(place.category), title: place.begins, body, tags: [], submission }));
  const { threadId, isQuestion } = post(place.beside);
  await (isQuestion ? postAnswer : postReply)(author, { threadId, body, submission });
}
