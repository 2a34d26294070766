import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { countUnreadThreads, listUnread } from '~/domains/following/index.server';
import { ReadingList } from '~/domains/following/ui/reading-list';
import { page } from '~/http/page.server';
import { PickBar } from '~/http/pick-bar';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, url, t, settings }) => {
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [list, unread] = await Promise.all([listUnread(actor, { cursor }), countUnreadThreads(actor)]);
  return { list, unread, title: t('following.unread.title'), site: settings.name };
});

export const meta = unlisted;

export default function Unread(): ReactElement {
  const { list, unread, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site place="home">
      <PageHead title={title}>{t('following.unread.lead')}</PageHead>
      <ReadingList of="unread" list={list} unread={unread} />
      <PickBar />
    </Site>
  );
}
