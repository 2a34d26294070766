import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { linkedMembers } from '~/domains/identity/index.server';
import { appealStatement, askedOf, decide, decideMany, fetchUnchanged, getFigures, listAskedIn, openReviewItem, reportPost, settleDecisions, undoDecision, type DecisionKind } from '~/domains/moderation/index.server';
import { totalsOf } from '~/domains/moderation/transparency/totals';
import { bringBackPost, editPost, getThread, hidePost, lockThread, postAnswer, removePost, takeAwayAgain, transaction } from '~/domains/threads/index.server';
import { now, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { listLedger } from '~/platform/ledger/index.server';
import { useDatabase } from '../../setup/database';
import { category, drift, refusal, someone, thread, visitor } from '../threads/world';
import { heard } from './held-world';
import { decided, FACTS, isShown, itemOf, later, REPORT, reported, told } from './world';

useDatabase();

let moderator: MemberActor;
let judge: MemberActor;
beforeAll(async () => {
  moderator = await someone('moderator', { displayName: 'Mona' });
  judge = await someone('moderator');
  // Who listens begins with what comes next.
  await heard();
});
afterEach(() => setClock(null));

type Wish = { version?: number; title?: string; body?: string; categoryId?: string; tags?: string[]; imageIds?: string[] };
const BECAUSE = { reasonId: 'other', facts: FACTS };

/** A thread that was reported by its first post. */
async function reportedThread(wish: Parameters<typeof thread>[0] = {}) {
  const made = await thread({ tags: ['grinder'], ...wish });
  await reportPost(await someone(), { postId: made.postId, ...REPORT });
  return { ...made, itemId: await itemOf(made.postId) };
}

async function make(itemId: string, decision: DecisionKind, wish: Wish = {}, by = moderator) {
  const { token, words } = await openReviewItem(by, { itemId });
  return decide(by, { itemId, token: token ?? -1, decision, ...BECAUSE, version: words?.version, ...wish });
}

/** The half minute goes by, and all follows that is to follow. */
async function settled(): Promise<void> {
  later(31);
  await settleDecisions();
  await heard();
}

const threadOf = (id: string) => db.thread.findUniqueOrThrow({ where: { id }, include: { tags: { include: { tag: true } } } });
const tagsOf = async (id: string) => (await threadOf(id)).tags.map(({ tag }) => tag.slug).sort();
const statementOf = (decisionId: string) => db.statement.findUnique({ where: { decisionId } });
const subjects = async (memberId: string) => (await db.conversation.findMany({ where: { memberId }, orderBy: { id: 'asc' } })).map(({ subject }) => subject);

describe('moving, locking, tagging and changing', () => {
  it('restrict with a statement, do it once, and are taken back within the half minute', async () => {
    const elsewhere = await category();
    const { itemId, threadId, postId, author, categoryId } = await reportedThread();
    const state = async () => ({ ...(await threadOf(threadId)), slugs: await tagsOf(threadId), source: (await db.post.findUniqueOrThrow({ where: { id: postId } })).source });
    const began = await state();
    const acts: [DecisionKind, Wish, (now: Awaited<ReturnType<typeof state>>) => unknown][] = [
      ['move', { categoryId: elsewhere }, (now) => now.categoryId === elsewhere],
      ['lock', {}, (now) => now.lockedAt !== null],
      ['label', { tags: ['espresso', 'cleaning'] }, (now) => now.slugs.join() === 'cleaning,espresso'],
      ['edit', { title: 'How do I clean the grinder well?', body: 'Other words, which hurt nobody at all.' }, (now) => now.source.startsWith('Other words') && now.title.endsWith('well?')],
    ];
    for (const [decision, wish, isDone] of acts) {
      const { decisionId } = await make(itemId, decision, wish);
      expect(isDone(await state()), decision).toBe(true);
      expect(await statementOf(decisionId)).toMatchObject({ kind: decision, memberId: author.id, facts: FACTS, toldAt: null });
      await undoDecision(moderator, { decisionId });
      const { categoryId: where, lockedAt, slugs, source, title } = await state();
      expect([where, lockedAt, slugs, source, title], decision).toEqual([categoryId, null, ['grinder'], began.source, began.title]);
    }
    expect((await listLedger({ act: 'thread.moved', limit: 50 })).filter(({ target }) => target.id === threadId)).toHaveLength(2);
    expect(await drift()).toEqual([]);
  });

  it('are made and taken back by more people at once than there are connections', async () => {
    const elsewhere = await category();
    const wishes: [DecisionKind, Wish][] = [['move', { categoryId: elsewhere }], ['label', { tags: ['espresso'] }], ['edit', { body: 'Other words, which hurt nobody at all.' }]];
    const items: (Awaited<ReturnType<typeof reportedThread>> & { by: MemberActor })[] = [];
    for (let n = 0; n < 36; n++) items.push({ ...(await reportedThread()), by: await someone('moderator') });
    const opened = await Promise.all(items.map(({ itemId, by }) => openReviewItem(by, { itemId })));
    const made = await Promise.all(
      items.map(({ itemId, by }, n) => {
        const [decision, wish] = wishes[n % wishes.length]!;
        return decide(by, { itemId, token: opened[n]!.token ?? -1, decision, ...BECAUSE, version: 1, ...wish });
      }),
    );
    await Promise.all(items.map(({ by }, n) => undoDecision(by, made[n]!)));
    for (const { threadId, postId, categoryId } of items) {
      expect((await threadOf(threadId)).categoryId).toBe(categoryId);
      expect(await tagsOf(threadId)).toEqual(['grinder']);
      expect((await db.post.findUniqueOrThrow({ where: { id: postId } })).source).not.toContain('Other words');
    }
    expect(await drift()).toEqual([]);
  });

  it('are told to the author once they are final, and overturned by an appeal, unless somebody went on from there', async () => {
    const elsewhere = await category();
    const [moved, locked, changed] = [await reportedThread(), await reportedThread(), await reportedThread()];
    const decisions = [await make(moved.itemId, 'move', { categoryId: elsewhere }), await make(locked.itemId, 'lock'), await make(changed.itemId, 'edit', { body: 'Other words, which hurt nobody at all.' })];
    await settled();
    expect(await subjects(moved.author.id)).toEqual(['Your thread “How do I clean the grinder?” was moved']);
    expect(await subjects(locked.author.id)).toEqual(['Your thread “How do I clean the grinder?” was locked']);
    expect(await refusal(postAnswer(locked.author, { threadId: locked.threadId, body: 'May I still say something here?' }))).toBe('Forbidden: threadLocked');
    expect((await told('report.answered', { postId: moved.postId }))[0]?.data).toMatchObject({ outcome: 'move' });

    await editPost(changed.author, { postId: changed.postId, version: 2, body: 'The author writes on from there, kindly.' });
    const appealIds: string[] = [];
    for (const [at, { author }] of [moved, locked, changed].entries()) {
      const statement = await statementOf(decisions[at]!.decisionId);
      const { appealId } = await appealStatement(author, { statementId: statement!.id, text: 'Nothing was wrong with it.' });
      await decided(judge, appealId, 'overturn');
      appealIds.push(appealId);
    }
    await settled();
    expect((await threadOf(moved.threadId)).categoryId).toBe(moved.categoryId);
    expect((await threadOf(locked.threadId)).lockedAt).toBeNull();
    expect((await db.post.findUniqueOrThrow({ where: { id: changed.postId } })).source).toBe('The author writes on from there, kindly.');
    expect((await db.appeal.findMany({ where: { id: { in: appealIds } }, orderBy: { createdAt: 'asc' } })).map(({ restored }) => restored)).toEqual([true, true, false]);
    expect(await drift()).toEqual([]);
  });

  it('ask for what they need, and are only offered where they make sense', async () => {
    const { itemId, categoryId, postId, threadId, author } = await reportedThread();
    const pane = await openReviewItem(moderator, { itemId });
    expect(pane.decisions).toEqual(['keep', 'remove', 'remove_spammer', 'edit', 'move', 'lock', 'label', 'ask_change']);
    expect(pane.words).toMatchObject({ version: 1, title: 'How do I clean the grinder?', tags: ['grinder'] });
    const fields = async (decision: DecisionKind, wish: Wish) => make(itemId, decision, wish).then(() => null, (error: { fields?: object }) => error.fields ?? error);
    expect(await fields('move', {})).toEqual({ categoryId: ['required'] });
    expect(await fields('move', { categoryId })).toEqual({ categoryId: ['alreadyThere'] });
    expect(await fields('label', { tags: ['grinder'] })).toEqual({ tags: ['wordsUnchanged'] });
    expect(await fields('edit', { title: 'x', body: 'Other words, which hurt nobody at all.' })).toHaveProperty('title');
    expect(await fields('edit', { body: pane.words!.source })).toEqual({ body: ['wordsUnchanged'] });
    await editPost(author, { postId, version: 1, body: 'The author was faster than the moderator.' });
    expect(await refusal(make(itemId, 'edit', { version: 1, body: 'Other words, which hurt nobody at all.' }))).toBe('Conflict: editedMeanwhile');
    await lockThread(moderator, { threadId });
    expect((await openReviewItem(moderator, { itemId })).decisions).not.toContain('lock');

    const answered = await reported();
    expect((await openReviewItem(moderator, { itemId: answered.itemId })).decisions).toEqual(['keep', 'remove', 'remove_spammer', 'edit', 'ask_change']);
    expect(await refusal(make(answered.itemId, 'lock'))).toMatch('Invalid');

    const twice = await reportedThread();
    const { token } = await openReviewItem(moderator, { itemId: twice.itemId });
    const press = () => decide(moderator, { itemId: twice.itemId, token: token ?? -1, decision: 'lock', ...BECAUSE });
    expect((await press()).decisionId).toBe((await press()).decisionId);
  });

  it('are made together where each stands for itself; what does not fit stays behind', async () => {
    const [elsewhere, askOnly] = [await category(), await category({ kinds: ['question'] })];
    const [one, two, talk] = [await reportedThread(), await reportedThread(), await reportedThread({ kind: 'discussion' })];
    const { itemId: answerItem } = await reported();
    const both = { en: FACTS, fr: 'Chaque phrase est une publicité.' };
    const order = { itemIds: [one.itemId, two.itemId, talk.itemId, answerItem], reasonId: 'other', facts: both };
    expect(await refusal(decideMany(moderator, { ...order, decision: 'move', categoryId: undefined }))).toMatch('Invalid');
    expect(await decideMany(moderator, { ...order, decision: 'move', categoryId: askOnly })).toMatchObject({ decided: 2, behind: { faster: 0, changed: 0, unfit: 2 } });
    expect(await decideMany(moderator, { ...order, decision: 'edit', categoryId: elsewhere })).toMatchObject({ decided: 0 });
    expect((await threadOf(one.threadId)).categoryId).toBe(askOnly);
    expect((await threadOf(talk.threadId)).categoryId).toBe(talk.categoryId);
  });
});

describe('removing only a picture', () => {
  const REST = 'The words around it are right, and stay where they are.';
  const sourceOf = async (postId: string) => (await db.post.findUniqueOrThrow({ where: { id: postId } })).source;
  const withheld = async () => (await db.upload.findMany({ where: { withheldAt: { not: null } } })).map(({ id }) => id).sort();

  /** A post with two pictures, the first of which was reported. */
  async function pictured() {
    const { threadId, author } = await thread();
    const imageIds = [0, 1].map((n) => `picture${n}${threadId}`);
    const variants = [{ name: '400', width: 400, height: 300, type: 'image/webp', bytes: 1 }];
    await db.upload.createMany({ data: imageIds.map((id) => ({ id, memberId: author.id, purpose: 'post', width: 400, height: 300, bytes: 1, sha256: '', variants, createdAt: now() })) });
    const { postId } = await postAnswer(author, { threadId, body: imageIds.map((id) => `![](/uploads/${id})`).join(`\n\n${REST}\n\n`) });
    await reportPost(await someone(), { postId, ...REPORT, imageId: imageIds[0]! });
    return { itemId: await itemOf(postId), postId, threadId, author, imageIds };
  }

  it('keeps the words, shows its file to nobody, says so to its author, and is undone in the half minute', async () => {
    const { itemId, postId, author, imageIds: [bad, good] } = await pictured();
    const pane = await openReviewItem(moderator, { itemId });
    expect([pane.pictures, pane.decisions.includes('remove_image')]).toEqual([[bad, good], true]);
    const { decisionId } = await make(itemId, 'remove_image', { imageIds: [bad!] });
    expect([await sourceOf(postId), await withheld()]).toEqual([`${REST}\n\n![](/uploads/${good})`, [bad]]);
    await undoDecision(moderator, { decisionId });
    expect([await sourceOf(postId), await withheld()]).toEqual([`![](/uploads/${bad})\n\n${REST}\n\n![](/uploads/${good})`, []]);

    await make(itemId, 'remove_image', { imageIds: [bad!] });
    await settled();
    expect(await subjects(author.id)).toEqual(['Picture removed from your post in “How do I clean the grinder?”']);
    expect((await told('report.answered', { postId }))[0]?.data).toMatchObject({ outcome: 'remove_image' });
  });

  it('is shown to whoever judges the appeal, and is there again when it is overturned', async () => {
    const { itemId, postId, author, imageIds } = await pictured();
    const { decisionId } = await make(itemId, 'remove_image', { imageIds });
    await settled();
    expect(await sourceOf(postId)).toBe(REST);
    const { appealId } = await appealStatement(author, { statementId: (await statementOf(decisionId))!.id, text: 'These are my own pictures.' });
    expect((await openReviewItem(judge, { itemId: appealId })).appeal?.pictures).toHaveLength(2);
    await decided(judge, appealId, 'overturn');
    await settled();
    expect([(await sourceOf(postId)).includes(imageIds[0]!), await db.upload.count({ where: { id: { in: imageIds }, withheldAt: null } })]).toEqual([true, 2]);
  });

  it('needs a picture that the post shows, in the version that was read', async () => {
    const { itemId, postId, author, imageIds } = await pictured();
    const fields = async (wish: Wish) => make(itemId, 'remove_image', wish).then(() => null, (error: { fields?: object }) => error.fields ?? error);
    expect(await fields({})).toEqual({ imageIds: ['pictureMissing'] });
    expect(await fields({ imageIds: ['elsewhere1'] })).toEqual({ imageIds: ['pictureStays'] });
    await editPost(author, { postId, version: 1, body: `Other words than before. ![](/uploads/${imageIds[0]})` });
    expect(await refusal(make(itemId, 'remove_image', { version: 1, imageIds: [imageIds[0]!] }))).toBe('Conflict: editedMeanwhile');
    const { itemId: plain } = await reported();
    expect((await openReviewItem(moderator, { itemId: plain })).decisions).not.toContain('remove_image');
    expect(await decideMany(moderator, { itemIds: [itemId], decision: 'remove_image', reasonId: 'other', facts: { en: FACTS, fr: FACTS }, categoryId: undefined })).toMatchObject({ decided: 0 });
  });
});

describe('asking for a change', () => {
  it('tells its author, marks the post for them alone, and comes back changed', async () => {
    const { itemId, postId, threadId, author, reporter } = await reported();
    expect(await refusal(make(itemId, 'ask_change', {}, await someone()))).toBe('Forbidden: staffOnly');
    const { decisionId } = await make(itemId, 'ask_change');
    await undoDecision(moderator, { decisionId });
    await settled();
    expect(await listAskedIn(author, threadId)).toEqual([]);

    await make(itemId, 'ask_change');
    expect(await listAskedIn(author, threadId)).toEqual([]);
    await settled();
    expect(await statementOf(decisionId)).toBeNull();
    expect([await isShown(postId), await subjects(author.id)]).toEqual([true, ['Please change your post in “How do I clean the grinder?”']]);
    const { source } = await db.conversationMessage.findFirstOrThrow({ where: { conversation: { memberId: author.id } } });
    const { title, rule } = (await db.reportReason.findUniqueOrThrow({ where: { id: (await db.decision.findFirstOrThrow({ where: { itemId, undoneAt: null } })).reasonId! } })) as unknown as Record<'title' | 'rule', { en: string }>;
    expect(source).toContain(`**${title.en}.** ${rule.en}\n\n${FACTS}`);
    expect(await listAskedIn(author, threadId)).toMatchObject([{ postId, words: FACTS, overdue: false }]);
    expect(await askedOf(author, postId)).toMatchObject({ postId });
    for (const other of [reporter, moderator, visitor]) expect([await listAskedIn(other, threadId), await askedOf(other, postId)]).toEqual([[], null]);

    await editPost(moderator, { postId, version: 1, body: 'A moderator mends a typing error here.' });
    await heard();
    expect(await db.reviewItem.count({ where: { targetId: postId } })).toBe(1);
    await editPost(author, { postId, version: 2, body: 'The author says it in other words.' });
    await heard();
    await heard();
    expect([await listAskedIn(author, threadId), await askedOf(author, postId)]).toEqual([[], null]);
    const [item] = await db.reviewItem.findMany({ where: { targetId: postId, kind: 'changed_post' } });
    const pane = await openReviewItem(moderator, { itemId: item!.id });
    expect(pane).toMatchObject({ item: { kind: 'changed_post', reports: 0 }, asked: { words: FACTS, state: 'changed', by: { id: moderator.id } } });
    await decided(moderator, item!.id, 'keep');
    await settled();
    expect(await db.changeRequest.findMany({ where: { postId } })).toMatchObject([{ state: 'changed' }]);
  });

  it('says when nothing came of it within seven days, once, and still takes a change', async () => {
    const { itemId, postId, threadId, author } = await reported();
    await make(itemId, 'ask_change');
    await settled();
    later(7 * 86_400 + 60);
    await Promise.all([settleDecisions(), settleDecisions()]);
    await Promise.all([fetchUnchanged(), fetchUnchanged(), fetchUnchanged()]);
    expect(await db.reviewItem.findMany({ where: { targetId: postId, kind: 'unchanged_post' } })).toMatchObject([{ state: 'open' }]);
    expect(await listAskedIn(author, threadId)).toMatchObject([{ overdue: true }]);
    await editPost(author, { postId, version: 1, body: 'The author says it in other words.' });
    await heard();
    expect((await db.reviewItem.findMany({ where: { targetId: postId, state: 'open' } })).map(({ kind }) => kind)).toEqual(['changed_post']);
  });

  it('counts in the figures as what came of the report, whatever was asked meanwhile; and says how it was found', async () => {
    const count = async () => {
      later(61); // figures are counted once a minute
      return totalsOf((await getFigures('en')).whole);
    };
    await settled();
    const before = await count();
    const [first, second] = [await reported(), await reported()];
    await db.reviewItem.update({ where: { id: second.itemId }, data: { kind: 'watched_post', autoFound: true } });
    for (const { itemId } of [first, second]) await make(itemId, 'ask_change');
    await settled();
    expect((await count()).acted).toBe(before.acted);
    const found: boolean[] = [];
    for (const { postId, author } of [first, second]) {
      await editPost(author, { postId, version: 1, body: 'The author says it in other words.' });
      await heard();
      const asking = await db.reviewItem.findFirstOrThrow({ where: { targetId: postId, kind: 'changed_post' } });
      await make(asking.id, 'ask_change');
      await settled();
      await editPost(author, { postId, version: 2, body: 'The author says it in yet other words.' });
      await heard();
      const { decisionId } = await decided(moderator, await itemOf(postId), 'remove');
      await settled();
      found.push((await statementOf(decisionId))!.autoFound);
    }
    const { acted, ownInitiative, restrictions } = await count();
    expect([acted - before.acted, restrictions - before.restrictions, ownInitiative - before.ownInitiative]).toEqual([2, 2, 0]);
    expect(found).toEqual([false, true]);
  });

  it('is over when something else is decided, or the post goes', async () => {
    const [first, second] = [await reported(), await reported()];
    for (const { itemId } of [first, second]) await make(itemId, 'ask_change');
    await settled();
    await reportPost(await someone(), { postId: first.postId, ...REPORT });
    await decided(moderator, await itemOf(first.postId), 'remove');
    await removePost(second.author, { postId: second.postId });
    await settled();
    later(8 * 86_400);
    await fetchUnchanged();
    expect((await db.changeRequest.findMany({ where: { postId: { in: [first.postId, second.postId] } } })).map(({ state }) => state)).toEqual(['over', 'over']);
    expect(await db.reviewItem.count({ where: { kind: 'unchanged_post', targetId: { in: [first.postId, second.postId] } } })).toBe(0);
  });
});

describe('restoring', () => {
  it('brings back what staff had removed, reverses what had removed it, and tells its author', async () => {
    const { itemId, postId, author } = await reported();
    await db.reviewItem.create({ data: { ...(await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } })), id: 'alsowatched', kind: 'watched_post' } });
    expect((await openReviewItem(moderator, { itemId: 'alsowatched' })).decisions).not.toContain('restore');
    const { decisionId } = await decided(moderator, itemId, 'remove');
    await settled();
    expect((await openReviewItem(moderator, { itemId: 'alsowatched' })).decisions).toEqual(['keep', 'remove', 'remove_spammer', 'restore']);
    const restoring = await make('alsowatched', 'restore');
    expect(await isShown(postId)).toBe(true);
    await undoDecision(moderator, { decisionId: restoring.decisionId });
    expect(await db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ deletedById: moderator.id });
    await make('alsowatched', 'restore');
    await settled();
    expect([await isShown(postId), (await statementOf(decisionId))?.reversedAt !== null]).toEqual([true, true]);
    expect(await subjects(author.id)).toContain('Your post in “How do I clean the grinder?” is back');
    expect(await db.report.findMany({ where: { itemId } })).toMatchObject([{ outcome: 'keep' }]);
    expect(await drift()).toEqual([]);
  });

  it('is undone to a post that is hidden, when that was only hidden meanwhile', async () => {
    const { postId, threadId } = await reported();
    const editShowsFrom = new Date('2026-03-01T10:00:00Z');
    await transaction((tx) => hidePost(tx, { threadId, postId }, { editShowsFrom }));
    const { hiddenAt } = await db.post.findUniqueOrThrow({ where: { id: postId } });
    const before = await transaction((tx) => bringBackPost(tx, moderator, { threadId, postId }));
    expect(await isShown(postId)).toBe(true);
    await transaction((tx) => takeAwayAgain(tx, moderator, { threadId, postId }, JSON.parse(JSON.stringify(before))));
    expect(await db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ deletedAt: hiddenAt, deletedById: null, hiddenAt, editShowsFrom });
    expect(await drift()).toEqual([]);
  });

  it('leaves alone what its author had removed', async () => {
    const { itemId, postId, author } = await reported();
    await removePost(author, { postId });
    expect((await openReviewItem(moderator, { itemId })).decisions).not.toContain('restore');
    expect(await refusal(make(itemId, 'restore'))).toMatch('Invalid');
  });
});

describe('linkedMembers', () => {
  it('knows confirmed addresses of one mailbox, and nothing else', async () => {
    const named = async (email: string, confirmed = true) => {
      const member = await someone();
      const about = { email, emailKey: email.toLowerCase(), emailVerifiedAt: confirmed ? new Date() : null };
      await db.account.upsert({ where: { memberId: member.id }, create: { memberId: member.id, createdAt: new Date(), ...about }, update: about });
      return member.id;
    };
    const [plain, dotted, plus] = [await named('anna.berg@gmail.com'), await named('annaberg@googlemail.com'), await named('a.n.n.a.berg+shop@gmail.com')];
    const [unconfirmed, elsewhere, other] = [await named('annaberg+x@gmail.com', false), await named('anna.berg@example.org'), await named('annaberg@example.org')];
    const tagged = await named('anna.berg+forum@example.org');
    expect((await linkedMembers(plain)).sort()).toEqual([dotted, plus].sort());
    expect([await linkedMembers(unconfirmed), await linkedMembers(other), await linkedMembers(elsewhere)]).toEqual([[], [], [tagged]]);
  });
});

it('shows readers a moved thread where it stands now', async () => {
  const elsewhere = await category();
  const { itemId, threadId, author } = await reportedThread();
  await make(itemId, 'move', { categoryId: elsewhere });
  expect((await getThread(author, { id: threadId, page: 1 })).thread.category.id).toBe(elsewhere);
});
