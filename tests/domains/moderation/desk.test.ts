import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { fillCanned, filterIn, insertInto, queryOf, type AddReasonInput } from '~/domains/moderation';
import * as desk from '~/domains/moderation/index.server';
import { forgetCategories, getDraft, saveDraft } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { listLedger } from '~/platform/ledger/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, drift, refusal, someone, thread, visitor } from '../threads/world';
import { decided, FACTS, isShown, itemOf, later, reported, told } from './world';

useDatabase();

let manager: MemberActor;
let moderator: MemberActor;
beforeAll(async () => {
  manager = await someone('manager');
  moderator = await someone('moderator');
});
afterEach(() => setClock(null));

const REASON: AddReasonInput = {
  ...{ title: { en: 'Spoilers', fr: 'Divulgâcheurs' }, rule: { en: 'Endings are hidden.', fr: 'Les fins sont masquées.' }, help: { en: 'An ending told.', fr: 'Une fin racontée.' } },
  ...{ severity: 1, promiseHours: 24, ground: 'terms', dsaCategory: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' },
};
const CANNED = { title: { en: 'Twice', fr: 'Deux fois' }, text: { en: 'Hello {name}: {rule}', fr: 'Bonjour {name} : {rule}' }, decisions: ['remove' as const] };
/** What the ledger says of the latest act of a kind. */
const ledgerOf = async (act: string) => (await listLedger({ act, limit: 1 }))[0];

describe('reasons', () => {
  it('are added, changed, moved and archived by managers, with a row in the ledger for each', async () => {
    expect(await refusal(desk.addReason(moderator, REASON))).toBe('Forbidden: managersOnly');
    expect(await refusal(desk.listReasonSources(visitor))).toBe('Forbidden: signInFirst');
    const { reasonId } = await desk.addReason(manager, REASON);
    const titles = async () => (await desk.listReportReasons(moderator)).map(({ title }) => title);
    expect((await titles()).at(-1)).toBe('Spoilers');

    await desk.changeReason(manager, { reasonId, ...REASON, severity: 2 });
    expect(await ledgerOf('reason.changed')).toMatchObject({ target: { kind: 'reason', id: reasonId }, before: { severity: 1 }, after: { severity: 2 } });
    const rows = await db.ledgerEntry.count();
    await desk.changeReason(manager, { reasonId, ...REASON, severity: 2 });
    expect(await db.ledgerEntry.count()).toBe(rows);

    await desk.moveReason(manager, { reasonId, move: 'down' });
    await desk.moveReason(manager, { reasonId, move: 'up' });
    expect((await titles()).at(-2)).toBe('Spoilers');

    const { itemId, postId } = await reported({ reasonId });
    await desk.archiveReason(manager, { reasonId });
    await desk.archiveReason(manager, { reasonId });
    expect(await titles()).not.toContain('Spoilers');
    expect(await told('reason.archived', {})).toHaveLength(1);
    expect((await desk.openReviewItem(moderator, { itemId })).item.reasons).toEqual([{ id: reasonId, title: 'Spoilers' }]);
    expect(await refusal(desk.reportPost(await someone(), { postId, reasonId, note: '', wantsOutcome: false }))).toMatch('Invalid');
    await desk.restoreReason(manager, { reasonId });
    expect(await titles()).toContain('Spoilers');
    expect(await refusal(desk.changeReason(manager, { ...REASON, reasonId: 'nothing' }))).toBe('NotFound');
  });

  it('never run out: the last one in use stays', async () => {
    const ids = (await desk.listReasonSources(manager)).filter(({ archived }) => !archived).map(({ id }) => id);
    const tries = await Promise.allSettled(ids.map((reasonId) => desk.archiveReason(manager, { reasonId })));
    expect(tries.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { reason: 'lastReason' } }]);
    expect(await desk.listReportReasons(visitor)).toHaveLength(1);
    for (const reasonId of ids) await desk.restoreReason(manager, { reasonId });
  });
});

describe('ready words', () => {
  it('are kept by managers, and come filled, in the language of the author', async () => {
    expect(await refusal(desk.addCanned(moderator, CANNED))).toBe('Forbidden: managersOnly');
    const { cannedId } = await desk.addCanned(manager, CANNED);
    for (let step = 0; step < 5; step += 1) await desk.moveCanned(manager, { cannedId, move: 'up' });
    await desk.changeCanned(manager, { cannedId, ...CANNED, title: { en: 'Again', fr: 'Encore' } });
    expect(await ledgerOf('canned.changed')).toMatchObject({ before: { title: { en: 'Twice' } }, after: { title: { en: 'Again' } } });

    const { itemId, author } = await reported();
    await db.member.update({ where: { id: author.id }, data: { locale: 'fr', displayName: 'Ana' } });
    const pane = await desk.openReviewItem(moderator, { itemId });
    const { canned, rules, language } = await desk.readyWords(moderator, { pane, decision: 'remove', origin: 'https://x.test' });
    expect([language, canned[0]]).toEqual(['fr', { id: cannedId, title: 'Again', text: 'Bonjour Ana : {rule}' }]);
    expect(fillCanned(canned[0]!.text, { rule: rules.spam })).toBe('Bonjour Ana : Pas de publicité, et rien de publié encore et encore.');
    expect(canned[1]!.text).toContain('« How do I clean the grinder? »');
    const none = await desk.readyWords(moderator, { pane, decision: 'keep', origin: 'https://x.test' });
    expect(none.canned).toEqual([]);

    await desk.removeCanned(manager, { cannedId });
    expect(await refusal(desk.removeCanned(manager, { cannedId }))).toBe('NotFound');
  });

  it('are sent with every gap filled, by the rule that was chosen and in the author’s language', async () => {
    const { itemId, author } = await reported();
    await db.member.update({ where: { id: author.id }, data: { locale: 'fr', displayName: 'Ana' } });
    const order = async (id: string, decision: 'remove' | 'ask_change' | 'keep', reasonId: string | null) => ({ itemId: id, token: (await desk.openReviewItem(moderator, { itemId: id })).token ?? -1, decision, reasonId, facts: 'Bonjour {name} : {rule} {other} {link}' });
    const { postId } = (await desk.openReviewItem(moderator, { itemId })).item.target as { postId: string };
    const filled = new RegExp(`^Bonjour Ana : Pas de publicité, et rien de publié encore et encore\\. {other} http.*/p/${postId}$`);

    expect(await refusal(desk.decide(moderator, await order(itemId, 'ask_change', null)))).toMatch('Invalid');
    const asked = await desk.decide(moderator, await order(itemId, 'ask_change', 'spam'));
    expect((await db.decision.findUniqueOrThrow({ where: { id: asked.decisionId } })).facts).toMatch(filled);
    await desk.undoDecision(moderator, asked);
    await desk.decide(moderator, await order(itemId, 'remove', 'spam'));
    const statement = await db.statement.findFirstOrThrow({ where: { memberId: author.id } });
    expect(statement.facts).toMatch(filled);

    await desk.sanctionMember(moderator, { memberId: author.id, sanction: { kind: 'warning', hours: null }, reasonId: 'spam', facts: '{title} : {rule}' });
    expect(await db.statement.findFirst({ where: { memberId: author.id, kind: 'warning' } })).toMatchObject({ facts: 'Ana : Pas de publicité, et rien de publié encore et encore.' });

    await db.statement.update({ where: { id: statement.id }, data: { toldAt: new Date() } });
    await desk.appealStatement(author, { statementId: statement.id, text: 'It was none.' });
    const [appeal, judge] = [await itemOf(statement.id), await someone('moderator')];
    const { token } = await desk.openReviewItem(judge, { itemId: appeal });
    const { decisionId } = await desk.decide(judge, { itemId: appeal, token: token ?? -1, decision: 'uphold', reasonId: null, facts: '{rule}' });
    expect(await db.decision.findUnique({ where: { id: decisionId } })).toMatchObject({ facts: 'Pas de publicité, et rien de publié encore et encore.' });
  });

  it('leave what an author called a thread as it is', async () => {
    const place = await thread({ title: 'What does {name} mean in a letter?' });
    await desk.reportPost(await someone(), { postId: place.postId, reasonId: 'spam', note: '', wantsOutcome: false });
    const itemId = await itemOf(place.postId);
    const { cannedId } = await desk.addCanned(manager, { ...CANNED, text: { en: 'Your post in “{title}”, {name}.', fr: 'Votre message dans « {title} », {name}.' } });
    const pane = await desk.openReviewItem(moderator, { itemId });
    const { canned } = await desk.readyWords(moderator, { pane, decision: 'remove', origin: 'https://x.test' });
    const ready = canned.find(({ id }) => id === cannedId)!.text;
    // Which gap is whose could not be told any more, so the title goes in at the end.
    expect(ready).toBe(`Your post in “{title}”, ${place.author.username}.`);
    const { decisionId } = await desk.decide(moderator, { itemId, token: pane.token ?? -1, decision: 'remove', reasonId: 'spam', facts: ready });
    expect((await db.decision.findUniqueOrThrow({ where: { id: decisionId } })).facts).toBe(`Your post in “What does {name} mean in a letter?”, ${place.author.username}.`);
    await desk.removeCanned(manager, { cannedId });
  });

  it.each(['e', 'nam', 'link', '{rule}', '}: {'])('have no gap left for a member who is called %s', async (displayName) => {
    const member = await someone('member', { displayName });
    await desk.sanctionMember(moderator, { memberId: member.id, sanction: { kind: 'warning', hours: null }, reasonId: 'spam', facts: 'Hello {name}: {rule} See {link}, {title}.' });
    const { facts } = await db.statement.findFirstOrThrow({ where: { memberId: member.id } });
    expect(facts).toMatch(/: No advertising, and nothing posted over and over\. See http\S+\/m\/m-\w+, /);
    expect([facts.startsWith(`Hello ${displayName}: `), facts.endsWith(`, ${displayName}.`)]).toEqual([true, true]);
  });

  it('take the place of what a box began with, and never of what was typed', () => {
    expect(insertInto('Began.', 'Began.', 'Ready')).toBe('Ready');
    expect(insertInto('Mine, and more.', 'Began.', 'Ready')).toBe('Mine, and more.\n\nReady');
    expect(fillCanned('{name} {unknown}', { name: '{title}', title: 'x' })).toBe('{title} {unknown}');
  });
});

describe('filters', () => {
  it('find by category, reason, score and age', async () => {
    const categoryId = await category();
    const { itemId } = await reported({ categoryId, reasonId: 'unkind' });
    const find = async (wish: Parameters<typeof desk.listReviewItems>[1]) => (await desk.listReviewItems(moderator, { categoryId, ...wish })).items.map(({ id }) => id);
    expect([await find({}), await find({ reasonId: 'unkind' }), await find({ reasonId: 'spam' })]).toEqual([[itemId], [itemId], []]);
    const { score } = await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
    expect([await find({ scoreMin: score }), await find({ scoreMin: score + 1 }), await find({ scoreMax: score - 0.5 })]).toEqual([[itemId], [], []]);
    later(7_200);
    expect([await find({ olderThan: 1 }), await find({ olderThan: 3 }), await find({ newerThan: 1 }), await find({ newerThan: 3 })]).toEqual([[itemId], [], [], [itemId]]);
  });

  it('are written one way, and what makes no sense is the whole queue', () => {
    const query = 'state=decided&scoreMin=2.5&kind=reported_post&newerThan=&cursor=x';
    expect(queryOf(filterIn(new URLSearchParams(query)))).toBe('kind=reported_post&scoreMin=2.5&state=decided');
    expect(queryOf(filterIn(new URLSearchParams('kind=nonsense&language=fr')))).toBe('');
  });

  it('are kept under a name, shared when wanted, and forgotten by their owner alone', async () => {
    const colleague = await someone('moderator', { displayName: 'Claire' });
    const save = (name: string, query: string, shared: boolean) => desk.saveFilter(moderator, { name, query, shared });
    expect(await refusal(save('All', 'cursor=x', false))).toMatch('Invalid');
    expect(await refusal(desk.saveFilter(await someone(), { name: 'x', query: 'language=fr', shared: false }))).toBe('Forbidden: staffOnly');
    await save('French', 'kind=reported_post&language=fr', false);
    expect(await save('French', 'language=fr', false).catch((error: unknown) => error)).toMatchObject({ fields: { name: ['filterTaken|name=French'] } });
    const { filterId: named } = await save('French posts', 'language=fr&kind=reported_post', false);
    const { filterId, renamed } = await save('French', 'kind=reported_post&language=fr', true);
    expect({ filterId, renamed }).toEqual({ filterId: named, renamed: true });
    await save('Mine', 'claimed=me', false);
    const seen = async (who: MemberActor) => (await desk.listFilters(who)).map(({ name, query, by }) => [name, query, by?.id ?? null]);
    expect(await seen(moderator)).toEqual([['French', 'kind=reported_post&language=fr', null], ['Mine', 'claimed=me', null]]);
    expect(await seen(colleague)).toEqual([['French', 'kind=reported_post&language=fr', moderator.id]]);
    expect(await refusal(desk.removeFilter(colleague, { filterId }))).toBe('NotFound');
    const many = Array.from({ length: 25 }, (_, at) => save(`Filter ${at}`, `scoreMin=${at + 1}`, false));
    expect((await Promise.allSettled(many)).filter(({ status }) => status === 'fulfilled')).toHaveLength(18);
    await desk.removeFilter(moderator, { filterId });
    expect(await seen(colleague)).toEqual([]);
  });
});

describe('deciding together', () => {
  it('decides what is free, each with its statement in its author’s language, and takes all back at once', async () => {
    const categoryId = await category();
    const wave = await Promise.all(Array.from({ length: 4 }, () => reported({ categoryId })));
    const [first, second, held, own] = wave as [typeof wave[0], typeof wave[0], typeof wave[0], typeof wave[0]];
    await db.member.update({ where: { id: second.author.id }, data: { locale: 'fr' } });
    const [moderator, colleague] = [await someone('moderator'), await someone('moderator')];
    await desk.openReviewItem(colleague, { itemId: held.itemId });
    await decided(colleague, own.itemId, 'keep');

    const preview = await desk.previewMany(moderator, { categoryId });
    expect([preview.items.map(({ id }) => id).sort(), preview.authors, preview.waiting]).toEqual([[first.itemId, second.itemId].sort(), 2, 3]);
    const order = { itemIds: wave.map(({ itemId }) => itemId), decision: 'remove' as const, reasonId: 'spam', facts: { en: FACTS, fr: 'De la publicité.' } };
    expect(await refusal(desk.decideMany(moderator, { ...order, facts: { en: FACTS, fr: '' } }))).toMatch('Invalid');
    expect(await refusal(desk.decideMany(await someone(), order))).toBe('Forbidden: staffOnly');

    const { batchId, decided: n, behind } = await desk.decideMany(moderator, order);
    expect([n, behind]).toEqual([2, { faster: 2, changed: 0, unfit: 0 }]);
    expect(await Promise.all(wave.map(({ postId }) => isShown(postId)))).toEqual([false, false, true, true]);
    expect((await db.statement.findMany({ where: { memberId: { in: [first.author.id, second.author.id] } } })).map(({ facts }) => facts).sort()).toEqual(['De la publicité.', FACTS]);
    expect(await desk.listUndoable(moderator)).toMatchObject([{ batchId, n: 2, kind: 'remove' }]);
    // The same press again: what the actor decided so is decided, and nobody was faster there.
    expect(await desk.decideMany(moderator, order)).toMatchObject({ decided: 2, behind: { faster: 2, changed: 0, unfit: 0 } });
    expect(await desk.decideMany(moderator, { ...order, decision: 'keep' })).toMatchObject({ decided: 0, behind: { faster: 2, changed: 0, unfit: 2 } });
    expect(await db.decision.count({ where: { itemId: { in: order.itemIds } } })).toBe(3);

    later(29);
    expect(await refusal(desk.undoMany(colleague, { batchId }))).toBe('Conflict: undoTooLate');
    expect(await desk.undoMany(moderator, { batchId })).toEqual({ undone: 2 });
    expect(await refusal(desk.undoMany(moderator, { batchId }))).toBe('Conflict: undoTooLate');
    later(31);
    await desk.settleDecisions();
    expect(await Promise.all(wave.map(({ postId }) => isShown(postId)))).toEqual([true, true, true, true]);
    expect(await told('decision.final', { postId: first.postId })).toEqual([]);
    expect(await drift()).toEqual([]);
  });
});

it('a text that its author took back was changed, and no colleague was faster', async () => {
  const [one, gone] = [await reported(), await reported()];
  await db.reviewItem.update({ where: { id: gone.itemId }, data: { state: 'gone', settledAt: new Date() } });
  const done = await desk.decideMany(moderator, { itemIds: [one.itemId, gone.itemId], decision: 'keep', reasonId: null, facts: { en: '', fr: '' } });
  expect(done).toMatchObject({ decided: 1, behind: { faster: 0, changed: 1, unfit: 0 } });
});

describe('a removed text', () => {
  it('is a draft of its author’s again once the removal is final, below what they had begun there', async () => {
    const { itemId, postId, threadId, author } = await reported();
    const key = `reply-${threadId}`;
    await saveDraft(author, { key, sequence: (await getDraft(author, { key })).sequence, data: { body: 'Begun.' } });
    await decided(moderator, itemId, 'remove');
    expect((await getDraft(author, { key })).data).toEqual({ body: 'Begun.' });
    later(31);
    await desk.settleDecisions();
    await desk.settleDecisions();
    const { source } = await db.post.findUniqueOrThrow({ where: { id: postId } });
    expect((await getDraft(author, { key })).data).toEqual({ body: `Begun.\n\n${source}` });
  });

  it('keeps title, category and tags of a thread, and stays away when the removal is taken back', async () => {
    const remove = async (undo: boolean) => {
      const { postId, author, categoryId } = await thread({ tags: ['grinder'], title: 'A grinder that was removed' });
      await desk.reportPost(await someone(), { postId, reasonId: 'spam', note: '', wantsOutcome: false });
      const { decisionId } = await decided(moderator, await itemOf(postId), 'remove');
      if (undo) await desk.undoDecision(moderator, { decisionId });
      later(31);
      await desk.settleDecisions();
      return { categoryId, draft: (await getDraft(author, { key: 'new-thread' })).data };
    };
    const { draft, categoryId } = await remove(false);
    expect(draft).toMatchObject({ kind: 'question', categoryId, title: 'A grinder that was removed', tags: ['grinder'] });
    expect((await remove(true)).draft).toBeNull();
  });
});

describe('local moderators', () => {
  it('see, count and get next what they look after, and nothing else', async () => {
    const [here, there] = [await category(), await category()];
    const local = await someone('moderator');
    const inside = await reported({ categoryId: here });
    const outside = await reported({ categoryId: there });
    await db.reviewItem.update({ where: { id: inside.itemId }, data: { language: 'fr' } });
    expect(await refusal(desk.setReviewScope(moderator, { memberId: local.id, categoryIds: [here], languages: [] }))).toBe('Forbidden: managersOnly');
    expect(await refusal(desk.setReviewScope(manager, { memberId: manager.id, categoryIds: [here], languages: [] }))).toMatch('Invalid');
    expect(await refusal(desk.setReviewScope(manager, { memberId: local.id, categoryIds: ['nothing'], languages: [] }))).toMatch('Invalid');

    const scope = { categoryIds: [here], languages: [] };
    await desk.setReviewScope(manager, { memberId: local.id, ...scope });
    await desk.setReviewScope(manager, { memberId: local.id, ...scope });
    expect(await told('scope.changed', { targetMemberId: local.id })).toHaveLength(1);
    expect(await ledgerOf('scope.changed')).toMatchObject({ target: { kind: 'member', id: local.id }, before: { categoryIds: [] }, after: scope });
    for (const reader of [manager, local]) expect(await desk.getReviewScope(reader, { memberId: local.id })).toEqual(scope);
    expect(await refusal(desk.getReviewScope(moderator, { memberId: local.id }))).toBe('Forbidden: managersOnly');

    expect((await desk.listReviewItems(local)).items.map(({ id }) => id)).toEqual([inside.itemId]);
    expect((await desk.countQueue(local)).open).toBe(1);
    expect((await desk.openReviewItem(local, { itemId: inside.itemId })).nextId).toBeNull();
    expect(await refusal(desk.openReviewItem(local, { itemId: outside.itemId }))).toBe('NotFound');

    await desk.setReviewScope(manager, { memberId: local.id, categoryIds: [here], languages: ['en'] });
    expect((await desk.countQueue(local)).open).toBe(0);
    await db.member.update({ where: { id: local.id }, data: { role: 'manager' } });
    expect((await desk.countQueue({ ...local, role: 'manager' })).open).toBeGreaterThan(1);
  });
});

describe('a word rule on trial', () => {
  it('is tried on posts of the last 30 days, where the manager may read, beside what was decided', async () => {
    const rule = { action: 'hold' as const, kind: 'word' as const, words: 'squeaks', replacement: null, language: null };
    const before = await desk.tryRuleOnPosts(manager, rule);
    const closed = await category();
    await thread({ categoryId: closed });
    const place = await thread({ body: 'Nothing of that kind is in this one.', title: 'A grinder that is silent' });
    const { postId } = await answer(place.threadId);
    await db.post.update({ where: { id: postId }, data: { source: 'Mine SQUEAKS too, look at my shop.' } });
    const { reportId } = await desk.reportPost(await someone(), { postId, reasonId: 'spam', note: '', wantsOutcome: false });
    const { itemId } = await db.report.findUniqueOrThrow({ where: { id: reportId } });
    await decided(moderator, itemId, 'remove');
    const after = await desk.tryRuleOnPosts(manager, rule);
    expect([after.found - before.found, after.rightly - before.rightly, after.wrongly - before.wrongly]).toEqual([2, 1, 0]);
    expect(after.examples).toContainEqual({ postId, title: 'A grinder that is silent', words: 'SQUEAKS', rejected: true });

    await db.category.update({ where: { id: closed }, data: { readBy: 'admin' } });
    forgetCategories();
    expect((await desk.tryRuleOnPosts(manager, rule)).found).toBe(after.found - 1);
    later(31 * 86_400);
    expect(await desk.tryRuleOnPosts(manager, rule)).toMatchObject({ tried: 0, found: 0, examples: [] });
    expect(await refusal(desk.tryRuleOnPosts(moderator, rule))).toBe('Forbidden: managersOnly');
  });
});
