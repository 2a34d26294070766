import { createHash } from 'node:crypto';
import { acceptAnswer } from '~/domains/answers/index.server';
import { roles, type Actor, type MemberActor } from '~/domains/identity';
import { createApiToken } from '~/domains/identity/index.server';
import { keepPost, setLevel } from '~/domains/following/index.server';
import { muteMember } from '~/domains/members/index.server';
import { addNote, writeToMember } from '~/domains/messages/index.server';
import { addCanned, decide, openReviewItem, reportPost, sanctionMember, saveFilter, sendNotice, settleDecisions } from '~/domains/moderation/index.server';
import { addWordRule, addWordRuleInput } from '~/domains/screening/index.server';
import { addSearchSynonym } from '~/domains/search/index.server';
import { forgetCategories, removePost, saveDraft } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { answer, category, someone, thread, visitor } from '../../domains/threads/world';

const [, ...ranks] = roles;
/** Who asks. The author of the things is also there silenced, and suspended. */
export const readers = ['visitor', 'suspended', 'silenced', 'author', 'other', ...ranks] as const;
export type Reader = (typeof readers)[number];

/** Open to all; in a category for managers; removed by staff; in a locked thread. */
export const scenes = ['open', 'hidden', 'removed', 'locked'] as const;
export type Scene = (typeof scenes)[number];

/** Things of the author in a category of their own, and an answer of somebody else to the author's question. */
export interface Place {
  categoryId: string;
  category: string;
  threadId: string;
  slug: string;
  openingId: string;
  answerId: string;
  /** By a stranger. */
  strangersId: string;
  tagId: string;
}

export interface World {
  people: Record<Exclude<Reader, 'visitor' | 'suspended' | 'silenced'>, MemberActor>;
  places: Record<Scene, Place>;
  /** Of the author: what only they, or only staff, may touch. */
  own: Record<'heldId' | 'tokenId' | 'sessionKey' | 'conversationId' | 'noteId' | 'statementId', string>;
  /** What staff keep and wait for. */
  desk: Record<'cannedId' | 'ruleId' | 'synonymId' | 'filterId' | 'mailId' | 'refusedId' | 'sanctionId' | 'decisionId' | 'decidedItemId' | 'batchId' | 'spareCategory' | 'spareCategoryId' | 'archivedCategory' | 'spareTag' | 'noticeId' | 'noticedId' | 'importedId', string>;
  /** An open item that each of the staff has claimed, and the token of the claim; others come with the first of them. */
  items: Record<Reader, { id: string; token: number }>;
  unclaimed: string;
}

export function actorOf(reader: Reader, { people }: World): Actor {
  if (reader === 'visitor') return visitor;
  if (reader === 'silenced') return { ...people.author, silenced: { until: null } };
  if (reader === 'suspended') return { ...visitor, suspended: { until: null, member: people.author } };
  return people[reader];
}

const shaOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function makePlace(author: MemberActor, stranger: MemberActor, staff: MemberActor, scene: Scene): Promise<Place> {
  const categoryId = await category({ severalAccepted: true });
  const tag = `tag-${scene}`;
  const made = await thread({ by: author, categoryId, tags: [tag] });
  const [{ postId: answerId }, { postId: strangersId }] = [await answer(made.threadId, author), await answer(made.threadId, stranger)];
  if (scene === 'hidden') await db.category.update({ where: { id: categoryId }, data: { readBy: 'manager' } });
  if (scene === 'removed') await removePost(staff, { postId: made.postId });
  if (scene === 'locked') await db.thread.update({ where: { id: made.threadId }, data: { lockedAt: new Date() } });
  forgetCategories();
  const { slug } = await db.category.findUniqueOrThrow({ where: { id: categoryId } });
  const { id: tagId } = await db.tag.findUniqueOrThrow({ where: { slug: tag } });
  return { categoryId, category: slug, threadId: made.threadId, slug: made.slug, openingId: made.postId, answerId, strangersId, tagId };
}

async function reportedItem(author: MemberActor, reporter: MemberActor): Promise<string> {
  const { threadId } = await thread();
  const { postId } = await answer(threadId, author);
  await reportPost(reporter, { postId, reasonId: 'spam', note: '', wantsOutcome: true });
  return (await db.reviewItem.findFirstOrThrow({ where: { targetId: postId } })).id;
}

const NOTICE = { reasonId: 'privacy', facts: 'It says where my sister lives, and when she is out.', sender: 'authority', name: 'Nia', email: 'nia@example.org', goodFaith: 'on' } as const;
const both = (text: string) => ({ en: text, fr: text });

/** Makes everything that there is an action for. */
export async function makeWorld(): Promise<World> {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  const people = { author: await someone(), other: await someone(), moderator: await someone('moderator'), manager: await someone('manager'), admin: await someone('admin'), owner: await someone('owner') };
  const [stranger, staff] = [await someone(), await someone('moderator')];
  for (const { id, username } of [...Object.values(people), stranger]) {
    await db.account.create({ data: { memberId: id, email: `${username}@example.org`, emailKey: `${username}@example.org`, createdAt: new Date() } });
  }
  const { author, other, moderator } = people;
  const placed = (scene: Scene) => makePlace(author, stranger, staff, scene);
  const places = { open: await placed('open'), hidden: await placed('hidden'), removed: await placed('removed'), locked: await placed('locked') };
  await acceptAnswer(author, { postId: places.locked.strangersId });

  const kept = { authorId: author.id, kind: 'answer', threadId: places.open.threadId, source: 'It waits for a moderator.', via: 'browser', score: 5, signals: [], createdAt: new Date(), changedAt: new Date() } as const;
  await db.heldPost.create({ data: { id: 'heldtext', ...kept } });
  for (const person of Object.values(people)) {
    await saveDraft(person, { key: 'new-thread', sequence: 0, data: { title: 'Half a title', body: 'Half a text' } });
    await keepPost(person, { postId: places.open.strangersId, note: null, remindAt: null });
    await setLevel(person, { kind: 'thread', targetId: places.open.threadId, level: 'watching' });
    await db.notification.create({ data: { id: newId(), memberId: person.id, kind: 'reply', groupKey: `reply:${newId()}`, createdAt: new Date(), updatedAt: new Date() } });
    const bySession = { createdAt: new Date(), expiresAt: new Date(Date.now() + 1e8), endsAt: new Date(Date.now() + 1e8), lastSeenAt: new Date() };
    await db.session.create({ data: { id: shaOf(person.id), memberId: person.id, ...bySession } });
    await db.session.create({ data: { id: shaOf(`${person.id} again`), memberId: person.id, ...bySession } });
  }
  await muteMember(author, { memberId: stranger.id, level: 'muted' });
  const { conversationId } = await writeToMember(moderator, { memberId: author.id, subject: 'Your kettle', body: 'How is it?' });
  const { noteId } = await addNote(moderator, { memberId: author.id, note: 'Kind, and in a hurry.' });
  await createApiToken(author, { name: 'A program', scopes: ['read'], days: 1 });
  const token = await db.apiToken.findFirstOrThrow({ where: { memberId: author.id } });

  const contested = await reportedItem(author, other);
  const decided = await decide(staff, { itemId: contested, token: (await openReviewItem(staff, { itemId: contested })).token ?? -1, decision: 'remove', reasonId: 'spam', facts: 'It advertises.' });
  await db.decision.update({ where: { id: decided.decisionId }, data: { finalAt: new Date(Date.now() - 1000) } });
  await settleDecisions();
  const statement = await db.statement.findFirstOrThrow({ where: { memberId: author.id } });

  const decidedItemId = await reportedItem(stranger, other);
  const { decisionId } = await decide(moderator, { itemId: decidedItemId, token: (await openReviewItem(moderator, { itemId: decidedItemId })).token ?? -1, decision: 'keep', reasonId: null, facts: '' });
  // The half minute in which it can be taken back lasts as long as the tests do.
  await db.decision.update({ where: { id: decisionId }, data: { finalAt: new Date(Date.now() + 3_600_000), batchId: 'batch' } });
  await sanctionMember(moderator, { memberId: stranger.id, sanction: { kind: 'silence', hours: 24 }, reasonId: 'unkind', facts: 'They insulted somebody.' });
  const sanction = await db.sanction.findFirstOrThrow({});

  const claimed = async (by: MemberActor) => {
    const id = await reportedItem(stranger, other);
    return { id, token: (await openReviewItem(by, { itemId: id })).token ?? -1 };
  };
  const theirs = await claimed(moderator);
  const items = {
    ...{ visitor: theirs, suspended: theirs, silenced: theirs, author: theirs, other: theirs, moderator: theirs },
    ...{ manager: await claimed(people.manager), admin: await claimed(people.admin), owner: await claimed(people.owner) },
  };

  const { ruleId } = await addWordRule(people.manager, addWordRuleInput.parse({ action: 'hold', kind: 'word', words: 'zorglub' }));
  const { cannedId } = await addCanned(people.manager, { title: both('Spam'), text: both('It is spam.'), decisions: [] });
  await addSearchSynonym(people.manager, { word: 'kettle', other: 'boiler', language: '' });
  const { filterId } = await saveFilter(moderator, { name: 'Mine', query: 'kind=reported_post', shared: true });
  const mail = (id: string, state: 'failed' | 'refused') => db.mail.create({ data: { id, letter: 'welcome', toAddress: `${id}@example.org`, locale: 'en', props: {}, state, createdAt: new Date() } });
  await Promise.all([mail('lostmail', 'failed'), mail('refusedmail', 'refused')]);
  await db.mailSuppression.create({ data: { address: 'refusedmail@example.org', answer: '550 no', mailId: 'refusedmail', createdAt: new Date() } });
  const { id: importedId } = await someone();
  await db.member.update({ where: { id: importedId }, data: { status: 'unclaimed' } });
  const sent = await sendNotice(visitor, { ...NOTICE, address: `http://localhost:3000/p/${places.locked.answerId}` }, '10.0.0.1');
  const [noticeId = ''] = sent.token.split('~');
  const noticed = { noticeId, noticedId: (await db.report.findUniqueOrThrow({ where: { id: noticeId } })).itemId };
  const spareCategoryId = await category();
  const archivedId = await category();
  await db.category.update({ where: { id: archivedId }, data: { archivedAt: new Date() } });
  const slugs = await db.category.findMany({ where: { id: { in: [spareCategoryId, archivedId] } } });
  await thread({ tags: ['spare-tag'] });
  const { id: synonymId } = await db.searchSynonym.findFirstOrThrow({});
  forgetCategories();
  return {
    ...{ people, places, items, unclaimed: await reportedItem(stranger, other) },
    own: { heldId: 'heldtext', tokenId: token.id, sessionKey: shaOf(`${author.id} again`), conversationId, noteId, statementId: statement.id },
    desk: {
      ...{ cannedId, ruleId, synonymId, filterId, mailId: 'lostmail', refusedId: 'refusedmail', sanctionId: sanction.id, decisionId, decidedItemId, batchId: 'batch', spareCategoryId, spareTag: 'spare-tag', importedId, ...noticed },
      spareCategory: slugs.find(({ id }) => id === spareCategoryId)!.slug,
      archivedCategory: slugs.find(({ id }) => id === archivedId)!.slug,
    },
  };
}
