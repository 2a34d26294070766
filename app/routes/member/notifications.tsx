import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { listNotifications, readNotifications } from '~/domains/notifications/index.server';
import { NoticeList } from '~/domains/notifications/ui/notice-list';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { LinkButton, PostButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

export const loader = page('member', async ({ actor, url, t, settings }) => {
  const cursor = url.searchParams.get('cursor') ?? undefined;
  return { ...(await listNotifications(actor, { cursor })), first: !cursor, title: t('notices.title'), site: settings.name };
});

/** Marks all as read. */
export const action = mutation('member', async ({ actor, done }) => {
  await readNotifications(actor);
  return done('/notifications');
});

export const meta = unlisted;

export default function Notifications(): ReactElement {
  const { rows, next, first, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two" place="alerts">
      <PageHead
        title={title}
        action={
          <>
            {rows.some(({ unread }) => unread) ? (
              <PostButton action="/notifications" icon="check" size="sm">
                {t('notices.readAll')}
              </PostButton>
            ) : null}
            <LinkButton href="/settings/notifications" icon="settings" size="sm" variant="quiet">
              {t('notices.choose')}
            </LinkButton>
          </>
        }
      />
      {rows.length > 0 ? (
        <NoticeList rows={rows} label={title} />
      ) : (
        <Empty icon="bell" title={t('notices.none')} action={<LinkButton href="/">{t('notices.noneAction')}</LinkButton>}>
          {t('notices.noneText')}
        </Empty>
      )}
      <KeysetPager newerHref={first ? null : '/notifications'} olderHref={next && `/notifications?cursor=${next}`} />
    </Site>
  );
}
