import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { listConversationsForStaff } from '~/domains/messages/index.server';
import { ConversationList } from '~/domains/messages/ui/conversation-list';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

export const loader = page('moderator', async ({ actor, url, t, settings }) => {
  const cursor = url.searchParams.get('cursor') ?? undefined;
  return { ...(await listConversationsForStaff(actor, { cursor })), first: !cursor, title: t('messages.staff.title'), site: settings.name };
});

export const meta = unlisted;

export default function StaffMessages(): ReactElement {
  const { rows, next, first, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{t('messages.staff.why')}</PageHead>
      {rows.length > 0 ? (
        <ConversationList rows={rows} side="team" label={title} />
      ) : (
        <Empty icon="mail" title={t('messages.staff.none')} action={<LinkButton href="/staff/members">{t('messages.staff.noneAction')}</LinkButton>}>
          {t('messages.staff.noneText')}
        </Empty>
      )}
      <KeysetPager newerHref={first ? null : '/staff/messages'} olderHref={next && `/staff/messages?cursor=${next}`} />
    </>
  );
}
