import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { listOwnConversations } from '~/domains/messages/index.server';
import { ConversationList } from '~/domains/messages/ui/conversation-list';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

export const loader = page('account', async ({ actor, url, t, settings }) => {
  const cursor = url.searchParams.get('cursor') ?? undefined;
  return { ...(await listOwnConversations(actor, { cursor })), first: !cursor, title: t('messages.title'), site: settings.name };
});

export const meta = unlisted;

export default function Messages(): ReactElement {
  const { rows, next, first, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two" place="me">
      <PageHead title={title} action={<LinkButton href="/statements" icon="shield">{t('review.statement.list')}</LinkButton>}>
        {t('messages.why')}
      </PageHead>
      {rows.length > 0 ? (
        <ConversationList rows={rows} side="member" label={title} />
      ) : (
        <Empty icon="mail" title={t('messages.none')} action={<LinkButton href="/">{t('messages.noneAction')}</LinkButton>}>
          {t('messages.noneText')}
        </Empty>
      )}
      <KeysetPager newerHref={first ? null : '/messages'} olderHref={next && `/messages?cursor=${next}`} />
    </Site>
  );
}
