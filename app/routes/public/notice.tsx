import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { isAnonymous, noticeFormFor, noticePath } from '~/domains/moderation';
import { listNoticeReasons, sendNotice } from '~/domains/moderation/index.server';
import { NoticeForm } from '~/domains/moderation/ui/notice-form';
import { callerOf } from '~/http/caller.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

/** What anybody, with or without an account, may tell of illegal content. `about`: the path of it. */
export const loader = page('everyone', async ({ actor, url, origin, t }) => {
  const reasons = await listNoticeReasons(actor);
  const about = url.searchParams.get('about') ?? '';
  return {
    reasons: reasons.map(({ id, title, help, dsaCategory }) => ({ id, title, help, nameless: isAnonymous({ dsaCategory }) })),
    about: /^\/[^/]/.test(about) ? origin + about : '',
    plain: url.search === '',
    title: t('notice.title'),
  };
});

export const action = mutation('everyone', async (context) => {
  const nameless = (await listNoticeReasons(context.actor)).filter(isAnonymous).map(({ id }) => id);
  const { token } = await sendNotice(context.actor, context.input(noticeFormFor(nameless)), callerOf(context));
  return context.done(noticePath(token), { key: 'flash.noticeSent' });
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? share(matches, { title: data.title, path: '/notice', index: data.plain }) : []);

export default function Notice(): ReactElement {
  const { reasons, about, title } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <Site layout="one">
      <PageHead title={title}>
        {t('notice.why')} {t('notice.members')}
      </PageHead>
      <NoticeForm reasons={reasons} about={about} entered={entered} />
    </Site>
  );
}
