import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { conversationPath, replyInput } from '~/domains/messages';
import { getConversation, readConversation, replyInConversation } from '~/domains/messages/index.server';
import { ConversationMessages } from '~/domains/messages/ui/conversation-view';
import { isAhead } from '~/http/ahead';
import { MessageBox } from '~/http/message-box';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { deskForMessage, messageSent, previewAsked } from '~/http/writing.server';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

/** Shows a conversation to the member; having opened it is having read it. */
export const loader = page('account', async (context) => {
  const { actor, params, url, settings, request } = context;
  const before = Number(url.searchParams.get('before')) || null;
  const conversation = await getConversation(actor, { id: params.id ?? '', before });
  if (conversation.side === 'team') throw redirect(conversationPath(conversation.id, 'team'), 303);
  if (!before && !isAhead(request)) await readConversation(actor, { id: conversation.id, number: conversation.lastNumber });
  return { conversation, older: before !== null, title: conversation.subject, site: settings.name, desk: await deskForMessage(context, `message-${conversation.id}`) };
});

export const meta = unlisted;

export const handle = { islands: true };

export const action = mutation('account', async (context) => {
  const { actor, params, form, input, done } = context;
  const preview = await previewAsked(context, 'message');
  if (preview) return preview;
  form.delete('typedMs');
  form.set('conversationId', params.id ?? '');
  const { conversationId, number } = await replyInConversation(actor, input(replyInput));
  await messageSent(actor, `message-${conversationId}`);
  return done(`${conversationPath(conversationId, 'member')}#message-${number}`, { key: 'flash.replySent' });
});

export default function Message(): ReactElement {
  const { conversation, older, title, desk } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two" place="me">
      <Breadcrumb items={[{ href: '/messages', label: t('messages.title') }]} />
      <PageHead title={<bdi>{title}</bdi>}>{t('messages.between')}</PageHead>
      <ConversationMessages conversation={conversation} older={older} />
      <MessageBox side="member" path={conversationPath(conversation.id, 'member')} desk={desk} routeId="routes/member/message" />
    </Site>
  );
}
