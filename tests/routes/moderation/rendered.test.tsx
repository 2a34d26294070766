import type { ComponentProps, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { reportPost } from '~/domains/moderation/index.server';
import { BulkPage } from '~/domains/moderation/ui/bulk-page';
import { DecidePanel } from '~/domains/moderation/ui/decide-panel';
import { QueuePage } from '~/domains/moderation/ui/queue-page';
import { ReviewPane } from '~/domains/moderation/ui/review-pane';
import { db } from '~/platform/db/index.server';
import { speak } from '~/platform/i18n/index.server';
import { renderNaming } from '~/ui/field-names';
import { I18nProvider } from '~/ui/i18n';
import { loader as bulkPage } from '../../../app/routes/moderation/bulk';
import { loader as itemPage } from '../../../app/routes/moderation/item';
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
