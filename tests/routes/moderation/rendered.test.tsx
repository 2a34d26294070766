import type { ComponentProps, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { reportPost } from '~/domains/moderation/index.server';
import { BulkPage } from '~/domains/moderation/ui/bulk-page';
import { DecidePanel } from '~/domains/moderation/ui/decide-panel';
import { QueuePage } from '~/domains/moderation/ui/queue-page';
import { ReviewPane } from '~/domains/moderation/ui/review-pane';
import { editPost } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { speak } from '~/platform/i18n/index.server';
import { renderNaming } from '~/ui/field-names';
import { I18nProvider } from '~/ui/i18n';
import { loader as bulkPage } from '../../../app/routes/moderation/bulk';
import { action as itemAction, loader as itemPage } from '../../../app/routes/moderation/item';
import { useDatabase } from '../../setup/database';
import { itemOf, reported } from '../../domains/moderation/world';
import { category, someone, thread } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();

let moderator: MemberActor;
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  moderator = await someone('moderator');
});

const read = async <T,>(loader: Parameters<typeof call>[0], path: string, params = {}) => (await (await call(loader, new Request(`http://localhost:3000${path}`), { actor: moderator, params })).json()) as T;

const render = (page: ReactElement): string =>
  renderNaming((wrap) =>
    renderToStaticMarkup(
      wrap(
        <I18nProvider locale="en" timeZone="UTC" now={new Date().toISOString()} t={speak('en')}>
          {page}
        </I18nProvider>,
      ),
    ),
  );

/** A form as it is at first, or as it came back. */
const entered = (values: Record<string, string[]> | null = null, wrong: Record<string, string[]> = {}) => ({
  summary: Object.entries(wrong).flatMap(([field, texts]) => texts.map((text) => ({ field, text }))),
  id: (name: string) => name,
  errors: (name: string) => wrong[name],
  value: (name: string, stored?: string | null) => (values ? (values[name]?.[0] ?? '') : (stored ?? '')),
  values: (name: string, stored: readonly string[] = []) => (values ? (values[name] ?? []) : stored),
});

it('every control beside an opened item has an id of its own, and every label its control', async () => {
  const { postId } = await thread({ tags: ['grinder'] });
  await reportPost(await someone(), { postId, reasonId: 'spam', note: '', wantsOutcome: false });
  const id = await itemOf(postId);
  type Opened = ComponentProps<typeof DecidePanel> & { queue: ComponentProps<typeof QueuePage> };
  const { queue, ...opened } = await read<Opened>(itemPage, `/moderation/${id}`, { id });
  const html = render(
    <QueuePage {...queue} currentId={id}>
      <ReviewPane pane={opened.pane} note="" noteErrors={undefined} />
      <DecidePanel {...opened} categories={queue.categories} query={queue.query} entered={entered()} />
    </QueuePage>,
  );
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, found]) => found);
  expect(ids).toEqual(expect.arrayContaining(['reasonId', 'categoryId', 'filter-reasonId', 'filter-categoryId']));
  expect(ids.filter((found, at) => ids.indexOf(found) !== at)).toEqual([]);
  expect([...html.matchAll(/ for="([^"]+)"/g)].filter(([, found]) => !ids.includes(found))).toEqual([]);
});

it('says of what its author took back that nothing is left to decide, and offers nothing', async () => {
  const { itemId: id } = await reported();
  await db.reviewItem.update({ where: { id }, data: { state: 'gone', settledAt: new Date() } });
  const { queue, ...opened } = await read<ComponentProps<typeof DecidePanel> & { queue: ComponentProps<typeof QueuePage> }>(itemPage, `/moderation/${id}`, { id });
  const html = render(<DecidePanel {...opened} categories={queue.categories} query={queue.query} entered={entered()} />);
  expect(html).toContain('Its author took this back.');
  expect(html).not.toMatch(/name="form" value="(?:take|decide)"/);
});

it('what is decided together begins with nothing ticked, and says of each why it waits', async () => {
  const categoryId = await category();
  const [{ itemId }, { itemId: watched }] = [await reported({ categoryId }), await reported({ categoryId })];
  await db.report.deleteMany({ where: { itemId: watched } });
  await db.reviewItem.update({ where: { id: watched }, data: { kind: 'watched_post' } });
  const props = await read<Omit<ComponentProps<typeof BulkPage>, 'entered'>>(bulkPage, `/moderation/bulk?categoryId=${categoryId}`);
  const show = (form: ReturnType<typeof entered>) => render(<BulkPage {...props} entered={form} />);
  const page = show(entered());
  expect([page.includes('checked'), page.includes('0 reports'), page.includes('To be looked at'), page.includes('1 report')]).toEqual([false, false, true, true]);
  expect([...page.matchAll(/name="decision" value="(\w+)"/g)].map(([, decision]) => decision)).toEqual(['keep', 'remove', 'ask_change']);
  expect(show(entered({ tick: ['all'] })).match(/checked=""/g)).toHaveLength(2);
  const refused = show(entered({ itemIds: [itemId], 'facts.en': ['Mine.'] }, { itemIds: ['Please tick at least one.'] }));
  expect(refused.match(/checked=""/g)).toHaveLength(1);
  expect(refused).toMatch(/>Tick what is decided together\W+ Please tick at least one\.<\/a>/);
  expect(refused).toContain('Mine.');
});

type Panel = ComponentProps<typeof DecidePanel> & { queue: ComponentProps<typeof QueuePage> };
type Values = Record<string, string | string[]>;
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** The page of an item for somebody, and its forms as they send them. */
async function deskOf(id: string, actor: MemberActor) {
  const at = { actor, params: { id } };
  const show = async (values: Values | null = null) => {
    const { queue, ...panel } = (await (await call(itemPage, new Request(`http://localhost:3000/moderation/${id}`), at)).json()) as Panel;
    const form = entered(values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()])));
    return { facts: panel.facts, html: render(<DecidePanel {...panel} categories={queue.categories} query={queue.query} entered={form} />) };
  };
  const send = async (fields: Record<string, string>) => {
    const answered = await call(itemAction, new Request(`http://localhost:3000/moderation/${id}`, { method: 'POST', body: new URLSearchParams(fields) }), at);
    return { status: answered.status, values: answered.status === 303 ? null : ((await answered.json()) as { values: Values }).values };
  };
  return { show, send };
}

/** What the fields of the decision hold, by name: inputs and boxes. */
function fieldsIn(panel: string): Record<string, string> {
  const [html = panel] = /<form [^>]*id="decide".*?<\/form>/s.exec(panel) ?? [];
  const plain = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  const inputs = [...html.matchAll(/<input [^>]*>/g)].map(([input]) => [/ name="([^"]*)"/.exec(input)?.[1] ?? '', / value="([^"]*)"/.exec(input)?.[1] ?? ''] as const);
  const boxes = [...html.matchAll(/<textarea [^>]*?name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name, value]) => [name ?? '', value ?? ''] as const);
  return Object.fromEntries([...inputs, ...boxes].map(([name, value]) => [name, plain(value)]));
}

it('who loses a claim finds again what they typed, and nothing that the author wrote', async () => {
  const [made, colleague] = [await thread({ tags: ['grinder'], body: 'It squeaks since yesterday morning.\n\nEvery time.' }), await someone('moderator')];
  await reportPost(await someone(), { postId: made.postId, reasonId: 'spam', note: '', wantsOutcome: false });
  const id = await itemOf(made.postId);
  const [mine, theirs] = [await deskOf(id, moderator), await deskOf(id, colleague)];
  const { html } = await mine.show();
  const { version, read, title, tags, token, body, facts } = fieldsIn(html) as Record<'version' | 'read' | 'title' | 'tags' | 'token' | 'body' | 'facts', string>;
  expect([version, title, tags, body]).toEqual(['1', 'How do I clean the grinder?', 'grinder', 'It squeaks since yesterday morning.\n\nEvery time.']);
  // As a browser sends it.
  const form = { form: 'decide', token, version, read, title, tags, facts, body: body.replaceAll('\n', '\r\n'), reasonId: 'spam', sanction: '', categoryId: '' };
  expect((await theirs.send({ form: 'take' })).status).toBe(303);

  const untouched = await mine.send({ ...form, decision: 'remove' });
  expect(untouched.status).toBe(409);
  const lost = (await mine.show(untouched.values)).html;
  expect([text(lost).includes('What you wrote is kept'), lost.includes('name="body"'), lost.includes('name="tags"')]).toEqual([false, false, false]);

  const elsewhere = await category();
  const refused = await mine.send({ ...form, decision: 'edit', body: 'It squeaks, in other words.', tags: 'grinder, cleaning', categoryId: elsewhere });
  const claimed = (await mine.show(refused.values)).html;
  expect(text(claimed)).toMatch(/What you wrote is kept.*: It squeaks, in other words\. grinder, cleaning Take it over/);
  await editPost(made.author, { postId: made.postId, version: 1, title: 'How do I clean it?', body: 'It squeaks no more, as I found.', tags: ['grinder'] });

  const back = await mine.send(fieldsIn(claimed));
  expect([back.status, back.values]).toMatchObject([200, { form: 'decide', body: 'It squeaks, in other words.', tags: ['grinder', 'cleaning'], categoryId: elsewhere, version: '1' }]);
  const again = (await mine.show(back.values)).html;
  expect(fieldsIn(again)).toMatchObject({ body: 'It squeaks, in other words.', tags: 'grinder, cleaning', version: '1' });
  expect(again).toContain(`<option value="${elsewhere}" selected="">`);
  expect(text(again)).toContain('Its author has changed the text since you read it.');
  const conflict = await mine.send({ ...fieldsIn(again), categoryId: elsewhere, reasonId: 'spam', decision: 'edit', form: 'decide' });
  expect([conflict.status, conflict.values]).toMatchObject([409, { body: 'It squeaks, in other words.', version: '1' }]);
  expect(await db.post.findUnique({ where: { id: made.postId } })).toMatchObject({ source: 'It squeaks no more, as I found.' });

  const anew = await mine.send({ ...fieldsIn((await mine.show(conflict.values)).html), facts: 'Mine.', form: 'anew' });
  const now = fieldsIn((await mine.show(anew.values)).html);
  expect(now).toMatchObject({ title: 'How do I clean it?', body: 'It squeaks no more, as I found.', facts: 'Mine.', tags: 'grinder, cleaning' });
  expect((await mine.send({ ...now, body: 'It squeaks no more, in other words.', reasonId: 'spam', decision: 'edit', form: 'decide' })).status).toBe(303);
});

it('what the author reads begins in their language, with the reason named in it', async () => {
  const { itemId, author } = await reported();
  const { facts } = await (await deskOf(itemId, moderator)).show();
  expect(facts).toContain('“Spam or advertising”');
  await db.member.update({ where: { id: author.id }, data: { locale: 'fr' } });
  const french = await (await deskOf(itemId, moderator)).show();
  expect(french.facts).toMatch(/^Votre message dans .*Spam ou publicité/);
  const odd = await thread({ title: 'What does {name} mean in a letter?' });
  await reportPost(await someone(), { postId: odd.postId, reasonId: 'spam', note: '', wantsOutcome: false });
  expect((await (await deskOf(await itemOf(odd.postId), moderator)).show()).facts).toContain('“{title}”');
});
