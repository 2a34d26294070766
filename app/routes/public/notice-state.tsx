import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { getNotice } from '~/domains/moderation/index.server';
import { NoticeState } from '~/domains/moderation/ui/notice-state';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

/** How a notice stands, for whoever has its address. */
export const loader = page('everyone', async ({ params, locale, t, settings }) => {
  const notice = await getNotice(locale, { token: params.token ?? '' });
  return { notice, locale, title: t('notice.reference', { reference: notice.reference }), site: settings.name };
});

export const meta = unlisted;

export default function NoticeStatePage(): ReactElement {
  const { notice, locale, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="one">
      <PageHead title={title}>{t('notice.keep')}</PageHead>
      <NoticeState notice={notice} locale={locale} />
    </Site>
  );
}
