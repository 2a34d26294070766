import type { Actor, MemberActor } from '~/domains/identity';
import { linkedMembers } from '~/domains/identity/index.server';
import { getProfileById } from '~/domains/members/index.server';
import { findPeople, heldForReview, labelled, signsOfPost, wordsToChange } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { accessItem } from '../access-item.server';
import { readAsked } from '../changes/changes.store.server';
import { decisionsOf } from '../kinds/index.server';
import { openedAppeal } from '../appeals/opened-appeal.server';
import { mayDecide, mayRunDesk } from '../policy';
import { ASKED, picturesIn } from '../rules';
import { reasonTitles } from '../reports/list-reasons.server';
import { tellClaim } from '../tell-staff.server';
import type { DecisionView, NoticeOfReport, ReviewPane } from '../types';
import { claim } from './claims.store.server';
import { viewItems } from './item-view.server';
import { readAround, readBefore, readNotes, readPastOf, readReports, readSimilar, type PastRecord, type ReportRecord } from './pane.store.server';
import { refusalOfSpammer, type SpammerFacts } from '../sanctions/spammer-rules';
import { measuresFor } from '../sanctions/list-sanctions.server';
import { readActed } from '../thresholds/thresholds.store.server';
import { findNext, readItem, type ItemRecord } from './queue.store.server';

/**
 * All that is needed to decide an item. Opening it claims it for ten minutes, if it is open, the actor may decide it and
 * nobody else holds it; `claim: false` only shows it.
 *
 * @throws NotFound; Forbidden with the reason
 */
export async function openReviewItem(actor: Actor, { itemId, claim: claims = true }: { itemId: string; claim?: boolean }): Promise<ReviewPane> {
  const { item: seen, member, viewer } = await accessItem(actor, itemId);
  const mayClaim = claims && seen.state === 'open' && mayDecide(member, seen) === true;
  const token = mayClaim ? ((await claim(itemId, member.id, now()))?.token ?? null) : null;
  if (token !== null && token !== seen.token) await tellClaim(null, itemId, member.id);
  const item = mayClaim ? await readItem(viewer, itemId) : seen;
  if (!item) throw new NotFound(); // it was moved meanwhile

  const contested = item.kind === 'appeal' ? await openedAppeal(member, item) : null;
  const targetId = contested?.statement.targetId ?? item.targetId;
  const [[row], words, reports, past, similar, notes, profile, titleOf, nextId, onTop, held, watched, changeable, asked, linked, acted] = await Promise.all([
    viewItems(member, [item]),
    wordsOf(item, targetId),
    readReports(itemId),
    readPastOf(viewer, item.authorId, itemId),
    readSimilar(viewer, item.reasonIds, itemId),
    readNotes(itemId),
    profileOf(item.authorId),
    reasonTitles(member.locale),
    findNext(viewer, itemId, now()),
    measuresFor(member, item),
    item.kind === 'held_post' ? heldForReview(member, item.targetId) : null,
    item.threadId ? signsOfPost(item.targetId) : null,
    decisionsOf(item).includes('edit') ? wordsToChange(targetId) : null,
    item.kind in ASKED ? readAsked(targetId, item.authorId) : null,
    linkedMembers(item.authorId),
    readActed(itemId, now()),
  ]);
  if (!row) throw new NotFound();
  const person = await findPeople([
    ...[...words, ...notes].map((each) => each.authorId),
    ...reports.flatMap(({ reporterId }) => reporterId ?? []),
    ...[...past, ...similar].map((each) => each.actorId),
    ...[...linked, ...(asked ? [asked.askedById] : [])],
  ]);
  const pictures = changeable ? picturesIn(words.find(({ id }) => id === targetId)?.html ?? '') : [];
  const viewPast = ({ actorId, reasonId, ...decision }: PastRecord): DecisionView => ({ ...decision, by: actorId === null ? null : person(actorId), reason: reasonId && titleOf(reasonId) });
  return {
    item: row,
    acted,
    decisions: decisionsOf(item).filter((decision) => (decision === 'edit' ? changeable !== null : decision !== 'remove_image' || pictures.length > 0)),
    onTop,
    spammer: profile && mayBeSpammer(item, profile) ? { posts: profile.threadCount + profile.postCount } : null,
    token,
    posts: [
      ...words.map(({ authorId, authorLabel, ...post }) => ({ ...post, author: labelled(person(authorId), authorLabel), isTarget: post.id === targetId })),
      ...(held && row.target.kind === 'held' ? [{ id: held.id, number: 0, kind: held.kind, author: row.author, html: held.html, at: held.createdAt, removed: false, hidden: false, isTarget: true }] : []),
    ],
    screening: screeningOf(held ?? watched),
    held: held && { version: held.version, state: held.state, title: held.title, source: held.source, tags: held.tags, threadKind: held.threadKind },
    words: changeable,
    pictures,
    asked: asked && { words: asked.words, reasonId: asked.reasonId, by: person(asked.askedById), at: asked.askedAt, dueAt: asked.dueAt, state: asked.state },
    profile: item.kind === 'reported_member' || contested?.statement.targetKind === 'reported_member' || showsPortrait(held ?? watched) ? profile : null,
    appeal: contested,
    reports: reports.map((report) => {
      const { id, reporterId, reasonId, note, weight, at, imageId, right, wrong } = report;
      const by = reporterId === null ? null : person(reporterId);
      return { id, by, notice: noticeOf(report, member), imageId, reason: { id: reasonId, title: titleOf(reasonId) }, note, weight, at, record: { right, wrong } };
    }),
    author: {
      person: row.author,
      joinedAt: profile?.createdAt ?? null,
      ...{ threads: profile?.threadCount ?? 0, posts: profile?.postCount ?? 0, accepted: profile?.acceptedCount ?? 0 },
      decisions: past.map(viewPast),
      linked: linked.map(person),
    },
    similar: similar.filter(({ itemId: of }) => of !== contested?.contestedItemId).map(viewPast),
    notes: notes.map(({ authorId, ...note }) => ({ ...note, by: person(authorId) })),
    nextId,
  };
}

/** Addresses of visitors are for whoever may answer for them: community managers. */
function noticeOf({ sender, confirmed, name, email, facts }: ReportRecord, reader: MemberActor): NoticeOfReport | null {
  const manages = mayRunDesk(reader) === true;
  return sender && { sender, confirmed, name, email: manages ? email : null, facts, mayConfirm: manages && sender !== 'person' };
}

/** Null for somebody who has left. */
async function profileOf(memberId: string) {
  try {
    return await getProfileById(memberId);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** The post in its thread; of a text that waits, what it would stand under. */
function wordsOf({ kind, threadId, number, parentId }: ItemRecord, targetId: string) {
  if (!threadId) return [];
  return kind === 'held_post' && number === null ? readBefore(threadId, parentId) : readAround(threadId, targetId);
}

function screeningOf(said: ReviewPane['screening']): ReviewPane['screening'] {
  return said && { score: said.score, signals: said.signals };
}

/** A portrait is part of what is to be looked at. */
function showsPortrait(said: ReviewPane['screening']): boolean {
  return said?.signals.some(({ name }) => name === 'portrait') ?? false;
}

function mayBeSpammer(item: ItemRecord, author: SpammerFacts): boolean {
  return decisionsOf(item).includes('remove_spammer') && refusalOfSpammer({ ...author, at: now() }) === null;
}
