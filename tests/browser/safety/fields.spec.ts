import { openHouse } from '../house/house';
import { expect, test } from '../house/test';
import { textColumns } from '../../setup/schema-columns';
import { MADE_OF, TYPED, type Typed } from '../../setup/typed-columns';
import { makePng } from '../../platform/images/make-png';
import { expectInert, expectLetterInert, watchForScripts } from './inert';
import { STRINGS } from './strings';
import { markOf, rounds, textsFor, Typing } from './typing';

const house = openHouse({ world: 'demo', env: { SCREENING: 'on' } });

async function one<Row = { id: string }>(sql: string, values: unknown[] = []): Promise<Row> {
  const [row] = await house.query<Row>(sql, values);
  expect(row, sql).toBeDefined();
  return row!;
}

const inBoth = (name: string, text: string): Record<string, string> => ({ [`${name}.en`]: text, [`${name}.fr`]: text });

/** Columns that nobody but their owner's other programs ever reads: they are kept, and never on a page. */
const NEVER_SHOWN: readonly Typed[] = ['Session.userAgent'];

/** What passes within a transaction, leaves minutes later, or comes of decisions that are not made here. */
const NOT_BY_NOW = ['LedgerSlip.matter', 'Mail.reason', 'Mail.preheader', 'Decision.before'];

test('whatever is typed into any field stays words, wherever it is shown', async ({ enter, expectTrouble }) => {
  test.setTimeout(600_000);
  // A letter on a page of its own comes from nowhere, as its sandbox has it, and may not ask for the site's icon.
  expectTrouble(/status of 4(04|22)/, /NotSameOrigin .*\/favicon\.ico/);
  const typing = new Typing(house);
  const [owner, staff, member, other] = [await enter(house, 'margaux'), await enter(house, 'claire'), await enter(house, 'jonas'), await enter(house, 'hugo')];
  for (const page of [owner, staff, member, other]) await watchForScripts(page.context());
  const { id: memberId } = await one(`select id from member where username_key = 'jonas'`);
  const { id: staffId } = await one(`select id from member where username_key = 'claire'`);

  await test.step('reasons for reports, as managers keep them and as members read them', async () => {
    const { id: postId } = await one(`select p.id from post p join member m on m.id = p.author_id where m.username_key = 'ana' and p.deleted_at is null order by p.id limit 1`);
    const places = await house.query<{ id: string }>(`select id from report_reason where archived_at is null order by position`);
    for (const [at, text] of rounds({ 'ReportReason.title': 60, 'ReportReason.rule': 300, 'ReportReason.help': 300 }).entries()) {
      const place = at % places.length;
      const fields = { form: 'reason', ...inBoth('title', text['ReportReason.title']), ...inBoth('rule', text['ReportReason.rule']), ...inBoth('help', text['ReportReason.help']) };
      await typing.send(owner.request, `/staff/reasons/${places[place]!.id}`, { ...fields, severity: '2', promiseHours: '9', ground: 'illegal', dsaCategory: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' });
      if (place === places.length - 1 || at === 0) await typing.look(member, `/p/${postId}/report`);
      if (place === places.length - 1) await typing.look(owner, '/staff/reasons', `/staff/reasons/${places[at % 7]!.id}`);
    }
  });

  await test.step('brand, categories, tags, members and threads, which meet on the same pages', async () => {
    const { id: categoryId } = await one(`select id from category where slug = 'grinders'`);
    const { id: tagId } = await one(`select id from tag where slug = 'descaling'`);
    const slugOf = async (): Promise<string> => encodeURIComponent((await one<{ slug: string }>('select slug from tag where id = $1', [tagId])).slug);
    const picture = await staff.request.post('/uploads', { multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: makePng(8, 8) }, alt: textsFor('Upload.alt', 400)[0]! }, headers: { Origin: house.url, Accept: 'application/json' } });
    const { id: pictureId } = (await picture.json()) as { id: string };
    let at = '';
    const all = rounds({
      ...({ 'Setting.name': 40, 'Setting.tagline': 120, 'Setting.welcome': 2000, 'Setting.operator': 120, 'Setting.postalAddress': 300 } as const),
      ...({ 'Category.name': 40, 'Category.description': 300, 'Category.rules': 5000, 'Tag.name': 30, 'Tag.description': 500, 'TagSynonym.slug': 30 } as const),
      ...({ 'Member.displayName': 60, 'Member.bio': 1000, 'Member.location': 60, 'Post.authorLabel': 60, 'Revision.editorLabel': 60 } as const),
      ...({ 'Thread.title': 180, 'Post.source': 300, 'Revision.note': 200, 'Upload.alt': 300 } as const),
    });
    for (const [index, text] of all.entries()) {
      const string = STRINGS[index % STRINGS.length]!;
      await typing.send(owner.request, '/staff/brand', {
        ...{ name: text['Setting.name'], colour: '#1f6f5c', defaultLocale: 'en', timeZone: 'Europe/Paris', contactEmail: '', operator: text['Setting.operator'], postalAddress: text['Setting.postalAddress'] },
        ...{ ...inBoth('tagline', text['Setting.tagline']), ...inBoth('welcome', text['Setting.welcome']) },
      });
      const category = { form: 'category', colour: '#3b6ea5', icon: 'wrench', kinds: 'question', readBy: 'everyone', startBy: 'member', replyBy: 'member' };
      await typing.send(owner.request, '/staff/categories/grinders', { ...category, ...inBoth('name', text['Category.name']), ...inBoth('description', text['Category.description']), ...inBoth('rules', text['Category.rules']) });
      await typing.send(owner.request, `/staff/tags/${await slugOf()}`, { form: 'tag', name: text['Tag.name'], description: text['Tag.description'] });
      await typing.send(owner.request, `/staff/tags/${await slugOf()}`, { form: 'synonym', word: text['TagSynonym.slug'] });

      const profile = { form: 'profile', displayName: text['Member.displayName'], bio: text['Member.bio'], location: text['Member.location'] };
      const website = `https://x.example/${markOf('Member.website')}?${encodeURI(string)}`;
      // Not every string is an address, or a name.
      for (const wish of [{ website: string }, { website }, { website, displayName: '' }]) if (await typing.send(staff.request, '/settings/profile', { ...profile, ...wish })) break;

      const title = `${text['Thread.title']} ${index}`;
      const body = `${string}\n\n${text['Post.source']}\n\n![${text['Upload.alt'].replace(/[[\]\\`]/g, ' ')}](/uploads/${pictureId})\n\n[${string}](https://x.example "${string}")\n\n\`\`\`\n${text['Post.source']}\n\`\`\``;
      const question = { kind: 'question', categoryId, title, body };
      const asked = (await typing.send(staff.request, '/ask', { ...question, tags: `alert(1), ${text['Tag.name'].replaceAll(',', ' ')}` })) ?? (await typing.send(staff.request, '/ask', { ...question, tags: 'alert(1)' }));
      expect(asked, title).toMatch(/^\/t\//);
      at = asked!;
      const { id, version } = await one<{ id: string; version: string }>('select id, version from post where thread_id = $1', [at.split('/').pop()]);
      await typing.send(staff.request, `/p/${id}/comment`, { parentId: id, body: text['Post.source'] });
      const edited = `${title.slice(0, 150)} ${markOf('Revision.title')} ${markOf('Thread.title')}`;
      await typing.send(owner.request, `/p/${id}/edit`, { postId: id, version, title: edited, tags: '', body: `${body} ${markOf('Revision.source')} ${'x'.repeat(120)}`, note: text['Revision.note'] });
      await typing.look(staff, at);
      await expect(staff.getByRole('heading', { level: 1 })).toHaveText(edited);
      await house.query('update post set author_label = $2 where id = $1', [id, text['Post.authorLabel']]);
      await house.query('update revision set editor_label = $2, editor_id = null where post_id = $1', [id, text['Revision.editorLabel']]);
      const others = ['/', `/p/${id}/history`, '/c/grinders', '/m/claire', `/tag/${await slugOf()}`, `/search?q=${encodeURIComponent(string)}`, '/c', '/tags', `/p/${id}/edit`, '/settings/profile', `/ask?title=${encodeURIComponent(string)}&tags=${encodeURIComponent(string)}&category=grinders`];
      await typing.look(staff, others[index % others.length]!);
    }
    await typing.look(staff, at, '/', '/new', '/top?period=all', '/search?q=alert', '/m/claire', '/notifications', '/unread');
    await typing.look(owner, '/staff', '/staff/brand', '/staff/categories', '/staff/categories/grinders', '/staff/tags', `/staff/tags/${await slugOf()}`, `/tag/${await slugOf()}`, '/staff/members', `/staff/members/${staffId}`, '/transparency');
    const visitor = await enter(house, null);
    await watchForScripts(visitor.context());
    await typing.look(visitor, '/', '/join', '/api', at);
    for (const path of ['/feed.xml', '/c/grinders/feed.xml', `${at}/feed.xml`, '/sitemap.xml', '/sitemaps/threads-1.xml']) {
      const answer = await staff.request.get(path);
      const broken = await staff.evaluate((xml) => new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror')?.textContent ?? null, await answer.text());
      expect([answer.status(), broken, answer.headers()['x-content-type-options']], path).toEqual([200, null, 'nosniff']);
    }
    for (const path of ['/api/v1/threads?limit=100', '/api/v1/categories', '/api/v1/tags?limit=100', '/api/v1/search?q=alert', '/api/v1/openapi.json', '/manifest.webmanifest', '/resources/suggest?kind=category&q=', '/resources/suggest?kind=member&q=jo']) {
      const answer = await staff.request.get(path);
      expect([answer.status(), answer.headers()['x-content-type-options'], /json/.test(answer.headers()['content-type'] ?? '')], path).toEqual([200, 'nosniff', true]);
      JSON.parse(await answer.text());
    }
  });

  await test.step('members’ programs and browsers', async () => {
    for (const name of textsFor('ApiToken.name', 60)) await typing.send(member.request, '/settings/tokens', { name, scopes: 'read', days: '7' });
    await typing.look(member, '/settings/tokens');
    for (const agent of textsFor('Session.userAgent', 300)) {
      await house.query('update session set user_agent = $1 where member_id = $2', [agent.replace('\0', ''), memberId]);
      await typing.look(member, '/settings/sessions');
    }
  });

  await test.step('drafts and bookmarks', async () => {
    const data = JSON.stringify({ title: textsFor('Draft.data', 2000)[0], body: textsFor('Draft.data', 9000)[0] });
    const { id: threadId, slug } = await one<{ id: string; slug: string }>(`select t.id, t.slug from thread t join category c on c.id = t.category_id where t.kind = 'question' and t.locked_at is null and t.deleted_at is null and c.reply_by = 'member' and c.read_by = 'everyone' order by t.id limit 1`);
    await typing.send(member.request, '/resources/draft', { key: `reply-${threadId}`, sequence: '0', data });
    await typing.look(member, '/drafts', `/t/${slug}/${threadId}`);
    const posts = await house.query<{ id: string }>(`select p.id from post p join thread t on t.id = p.thread_id join category c on c.id = t.category_id where c.read_by = 'everyone' and p.deleted_at is null and t.deleted_at is null order by p.id limit 60`);
    for (const [at, note] of textsFor('Bookmark.note', 200).entries()) await typing.send(member.request, `/p/${posts[at]!.id}/bookmark`, { note, remind: 'none' });
    await typing.look(member, '/bookmarks', `/p/${posts[0]!.id}/bookmark`);
  });

  await test.step('what the team and members write to each other, and notes', async () => {
    const [body] = textsFor('ConversationMessage.source', 9000);
    for (const subject of textsFor('Conversation.subject', 150)) await typing.send(staff.request, `/staff/members/${memberId}/message`, { subject, body: body! });
    const { id } = await one(`select id from conversation where member_id = $1 order by created_at desc limit 1`, [memberId]);
    await typing.send(member.request, `/messages/${id}`, { body: body! });
    await typing.look(member, '/messages', `/messages/${id}`, '/notifications');
    await typing.look(staff, '/staff/messages', `/staff/messages/${id}`);
    for (const note of textsFor('StaffNote.source', 2000)) await typing.send(staff.request, `/staff/members/${memberId}`, { form: 'note', note });
    await typing.look(staff, `/staff/members/${memberId}`);
  });

  await test.step('word rules, their trial, synonyms and searches', async () => {
    const rules = rounds({ 'WordRule.words': 100, 'WordRule.replacement': 100 });
    for (const text of rules) await typing.send(owner.request, '/staff/words/new', { form: 'rule', action: 'replace', kind: 'phrase', words: text['WordRule.words'].replaceAll('*', ''), replacement: text['WordRule.replacement'], language: '' });
    const { id } = await one('select id from word_rule order by created_at desc limit 1');
    await typing.look(owner, '/staff/words', `/staff/words/${id}`, '/staff/words/new');
    await owner.locator('input[name=words]').fill('alert');
    await owner.getByRole('button', { name: 'Try it on past posts' }).click();
    await expect(owner.locator('main')).toContainText(markOf('Thread.title'));
    await expectInert(owner, 'the trial of a rule');
    for (const [at, text] of rounds({ 'SearchSynonym.word': 60, 'SearchSynonym.other': 60 }).entries()) {
      await typing.send(owner.request, '/staff/search', { word: `${text['SearchSynonym.word'].slice(0, 55)} ${at}`, other: text['SearchSynonym.other'], language: '' });
    }
    for (const text of textsFor('SearchQuery.query', 115)) await typing.look(other, `/search?q=${encodeURIComponent(text)}`);
    await typing.look(owner, '/staff/search');
  });

  await test.step('texts that wait', async () => {
    const { id: categoryId } = await one(`select id from category where slug = 'grinders'`);
    for (const [action, words] of [['hold', 'alert heldwordqq'], ['report', 'alert watchwordqq']] as const) {
      const where = await typing.send(owner.request, '/staff/words/new', { form: 'rule', action, kind: 'phrase', words, language: '' });
      await typing.send(owner.request, where ?? '', { form: 'mode', mode: 'live' });
    }
    const question = await one<{ id: string; slug: string }>(`select t.id, t.slug from thread t join category c on c.id = t.category_id where t.kind = 'question' and t.locked_at is null and t.deleted_at is null and c.reply_by = 'member' and c.read_by = 'everyone' order by t.id limit 1`);
    const said = await typing.send(other.request, `/t/${question.slug}/${question.id}`, { as: 'answer', threadId: question.id, body: 'alert watchwordqq, and what else it says.' });
    expect(said).toMatch(/^\/p\//);
    const people = [member, other, await enter(house, 'marta'), await enter(house, 'paul')];
    for (const page of people) await watchForScripts(page.context());
    let waiting = '';
    for (const [at, text] of rounds({ 'HeldPost.title': 190, 'HeldPost.source': 4000 }).entries()) {
      const page = people[at % people.length]!;
      if ((await typing.send(page.request, '/ask', { kind: 'question', categoryId, title: text['HeldPost.title'], body: `alert heldwordqq ${text['HeldPost.source']}`, tags: textsFor('HeldPost.tags', 30)[at]!.replaceAll(',', ' ') })) !== '/waiting') continue;
      ({ id: waiting } = await one('select id from held_post order by created_at desc limit 1'));
      await typing.look(page, ['/waiting', `/waiting/${waiting}`][at % 2]!);
      await expect.poll(async () => (await house.query('select 1 from review_item where target_id = $1', [waiting])).length).toBe(1);
      const item = await one('select id from review_item where target_id = $1', [waiting]);
      if (at % 2 === 0) await typing.look(staff, `/moderation/${item.id}`);
    }
    const { id: heldItem } = await one('select id from review_item where target_id = $1', [waiting]);
    await typing.look(staff, '/moderation', `/moderation/${heldItem}`);
    const item = await one<{ id: string; token: number; version: number }>('select r.id, r.lease_token as token, h.version from review_item r join held_post h on h.id = r.target_id where h.id = $1', [waiting]);
    const [edited] = textsFor('HeldPost.edited', 190);
    await typing.send(staff.request, `/moderation/${item.id}`, { form: 'decide', decision: 'approve', token: String(item.token), version: String(item.version), title: edited!, body: `${STRINGS.join(' ')} ${markOf('HeldPost.edited')}` });
    await typing.look(staff, `/moderation/${item.id}`, '/moderation', '/moderation?state=decided');
    await house.settled();
    await typing.look(staff, `/p/${waiting}`);
  });

  await test.step('reports, decisions, appeals: the desk, the statement and the letters', async () => {
    const post = await one<{ id: string; author: string }>(`select p.id, p.author_id as author from post p join member m on m.id = p.author_id where m.username_key = 'ana' and p.kind in ('answer', 'reply') and p.deleted_at is null order by p.id limit 1`);
    const reasons = await house.query<{ id: string }>('select id from report_reason where archived_at is null order by position');
    const reporters = [member, other, await enter(house, 'marta'), await enter(house, 'paul'), await enter(house, 'ines'), await enter(house, 'leon')];
    for (const [at, note] of textsFor('Report.note', 1000).entries()) {
      await typing.send(reporters[at]!.request, `/p/${post.id}/report`, { reasonId: reasons[at]!.id, note, wantsOutcome: 'on' });
    }
    for (const [at, text] of rounds({ 'CannedReason.title': 60, 'CannedReason.text': 1500 }).entries()) {
      await typing.send(owner.request, '/staff/canned/new', { form: 'canned', ...inBoth('title', text['CannedReason.title']), ...inBoth('text', text['CannedReason.text']) });
      if (at === 0) await typing.look(owner, `/staff/canned/${(await one('select id from canned_reason order by position desc limit 1')).id}`);
    }
    await typing.look(owner, '/staff/canned');
    const { id: itemId } = await one(`select id from review_item where target_id = $1 and kind = 'reported_post'`, [post.id]);
    // Other posts: so many reports may have hidden the first. Two, since an item shows fifty notices.
    const noticed = await house.query<{ id: string }>(`select id from post where author_id <> $1 and kind in ('answer', 'reply') and deleted_at is null and not exists (select 1 from review_item where target_id = post.id) order by id limit 2`, [post.author]);
    const visitor = await enter(house, null);
    await watchForScripts(visitor.context());
    for (const [at, text] of rounds({ 'Notice.name': 60, 'Notice.facts': 1900 }).entries()) {
      const fields = { address: `${house.url}/p/${noticed[at % 2]!.id}`, reasonId: 'privacy', sender: 'person', email: 'nia@example.org', goodFaith: 'on' };
      const where = await typing.send(visitor.request, '/notice', { ...fields, name: text['Notice.name'], facts: text['Notice.facts'] });
      // The sender's page shows the facts of one; the desk below shows all.
      if (where && at % 12 === 0) await typing.look(visitor, where);
    }
    const noticedItems = await house.query<{ id: string }>(`select id from review_item where target_id = any($1) and kind = 'reported_post' and state = 'open'`, [noticed.map(({ id }) => id)]);
    expect(noticedItems).toHaveLength(2);
    // Leaving the page frees the item for the other one.
    await typing.look(owner, ...noticedItems.map(({ id }) => `/moderation/${id}`), `/moderation/${itemId}`, '/');
    for (const [at, name] of textsFor('SavedFilter.name', 40).entries()) {
      await typing.send(staff.request, '/moderation/filters', { name, query: 'kind=reported_post', shared: 'on', back: '/moderation' });
      if (at % 20 < 19) continue;
      await typing.look(staff, '/moderation');
      await house.query('delete from saved_filter');
    }
    for (const text of textsFor('ReviewNote.text', 2000)) await typing.send(staff.request, `/moderation/${itemId}`, { form: 'note', text });
    await typing.look(staff, `/moderation/${itemId}`);
    const { token } = await one<{ token: number }>('select lease_token as token from review_item where id = $1', [itemId]);
    const [facts] = textsFor('Decision.facts', 2000);
    await typing.send(staff.request, `/moderation/${itemId}`, { form: 'decide', decision: 'remove', token: String(token), reasonId: reasons[0]!.id, facts: facts! });
    await house.settled();
    const { id: statementId } = await one('select id from statement where member_id = $1', [post.author]);
    const author = await enter(house, 'ana');
    await watchForScripts(author.context());
    await typing.look(author, '/statements', `/statements/${statementId}`, `/statements/${statementId}/appeal`, '/notifications');
    await typing.send(author.request, `/statements/${statementId}/appeal`, { text: `${STRINGS.join(' ').slice(0, 4900)} ${markOf('ConversationMessage.source')}` });
    const { id: appealId } = await one('select id from appeal where statement_id = $1', [statementId]);
    await typing.look(author, `/statements/${statementId}`, `/messages/${appealId}`);
    await typing.look(owner, `/moderation/${appealId}`, `/staff/messages/${appealId}`, '/moderation?state=decided', '/staff/ledger', '/transparency');

    await house.query(`insert into mail_suppression (address, answer, mail_id, created_at) select 'x@example.org', $1, id, now() from mail where state = 'kept' limit 1`, [textsFor('MailSuppression.answer', 9000)[0]]);
    await house.query(`update mail set last_answer = $1 where id = (select id from mail order by created_at desc limit 1)`, [textsFor('MailSuppression.answer', 9000)[0]]);
    await typing.look(owner, '/staff/outbox', '/staff/outbox/refused');
    await typing.send(owner.request, '/staff/invitations', { email: 'somebody@example.org', role: 'moderator' });
    // Letters about all of it need not wait for their ten minutes.
    await house.query(`update notification_fact set mail_at = now() where mail = 'waiting'`);
    await house.doNow('notifications.mail');
    let letters: { id: string; letter: string }[] = [];
    await expect(async () => {
      letters = await house.query(`select distinct on (letter) id, letter from mail where html ilike '%alert%' order by letter, created_at desc`);
      expect(letters.length).toBeGreaterThan(1);
    }).toPass({ timeout: 90_000 });
    for (const { id } of letters) {
      // The page itself shows this in a frame.
      await owner.goto(`/staff/outbox/${id}/body`);
      await expectLetterInert(owner, `letter ${id}`);
      typing.read(await owner.content());
    }
  });

  await test.step('it has been everywhere', async () => {
    typing.expectMostTaken();
    const columns = textColumns();
    for (const column of TYPED) {
      const { table, column: name } = columns.find((each) => each.name === column) ?? { table: 'setting', column: 'value' };
      const kept = await house.query(`select 1 from ${table} where ${name}::text like $1 limit 1`, [`%${markOf(column)}%`]);
      // Words of filters, of which twenty are kept, have been there.
      expect(kept.length > 0 || column === 'SavedFilter.name', `${column} has kept nothing`).toBe(true);
    }
    expect(TYPED.filter((column) => !typing.shown.has(column) && !NEVER_SHOWN.includes(column)), 'columns that were nowhere to be seen').toEqual([]);
    for (const name of Object.keys(MADE_OF).filter((each) => !NOT_BY_NOW.includes(each))) {
      const { table, column } = columns.find((each) => each.name === name)!;
      expect(await house.query(`select 1 from ${table} where ${column}::text ilike '%alert%' limit 1`), `${name} has nothing of it`).toHaveLength(1);
    }
  });
});
