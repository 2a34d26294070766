import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { listBookmarks } from '~/domains/following/index.server';
import { BookmarkRows } from '~/domains/following/ui/bookmark-rows';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

export const loader = page('member', async ({ actor, url, t, settings }) => ({
  ...(await listBookmarks(actor, { cursor: url.searchParams.get('cursor') ?? undefined })),
  title: t('following.bookmarks.title'),
  site: settings.name,
}));

export const meta = unlisted;

export default function Bookmarks(): ReactElement {
  const { rows, next, previous, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two" place="me">
      <PageHead title={title}>{t('following.bookmarks.lead')}</PageHead>
      <BookmarkRows rows={rows} />
      <KeysetPager newerHref={previous && `/bookmarks?cursor=${previous}`} olderHref={next && `/bookmarks?cursor=${next}`} />
    </Site>
  );
}
