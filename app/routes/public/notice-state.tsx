import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { contestNoticeInput, noticePath } from '~/domains/moderation';
import { contestNotice, getNotice } from '~/domains/moderation/index.server';
import { NoticeState } from '~/domains/moderation/ui/notice-state';
import { callerOf } from '~/http/caller.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

/** How a notice stands, for whoever has its address. */
export const loader = page('everyone', async ({ params, locale, origin, t, settings }) => {
  const notice = await getNotice(locale, { token: params.token ?? '' });
  // A reference is not broken at its hyphens.
  return { notice, locale, host: new URL(origin).host, title: t('notice.reference', { reference: notice.reference.replaceAll('-', '\u2011') }), site: settings.name };
});

export const action = mutation('everyone', async (context) => {
  const { actor, params, form, input, done } = context;
  form.set('token', params.token ?? '');
  const { token } = await contestNotice(actor, input(contestNoticeInput), callerOf(context));
  return done(noticePath(token), { key: 'flash.noticeSent' });
});

export const meta = unlisted;

export default function NoticeStatePage(): ReactElement {
  const { notice, locale, host, title } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <Site layout="one">
      <PageHead title={title}>{t('notice.keep')}</PageHead>
      <NoticeState notice={notice} locale={locale} site={host} entered={entered} />
    </Site>
  );
}
