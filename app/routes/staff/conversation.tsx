import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { conversationInput, conversationPath, replyInput } from '~/domains/messages';
import { getConversation, readConversation, replyInConversation, settleConversation } from '~/domains/messages/index.server';
import { ConversationMessages } from '~/domains/messages/ui/conversation-view';
import { isAhead } from '~/http/ahead';
import { MessageBox } from '~/http/message-box';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { deskForMessage, messageSent, previewAsked } from '~/http/writing.server';
import { NotFound } from '~/platform/errors';
import { LinkButton, PostButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

/** Shows a conversation to somebody of the team; having opened it is having read it. */
export const loader = page('moderator', async (context) => {
  const { actor, params, url, settings, request } = context;
  const before = Number(url.searchParams.get('before')) || null;
  const conversation = await getConversation(actor, { id: params.id ?? '', before });
  if (conversation.side === 'member') throw new NotFound();
  if (!before && !isAhead(request)) await readConversation(actor, { id: conversation.id, number: conversation.lastNumber });
  const { displayName, username } = conversation.member;
  return { conversation, older: before !== null, title: conversation.subject, name: displayName ?? username, site: settings.name, desk: await deskForMessage(context, `message-${conversation.id}`) };
});

export const meta = unlisted;

export const handle = { islands: true };

export const action = mutation('moderator', async (context) => {
  const { actor, params, form, input, done } = context;
  const preview = await previewAsked(context, 'message');
  if (preview) return preview;
  const settles = form.get('intent') === 'settle';
  form.set('conversationId', params.id ?? '');
  form.delete('intent');
  form.delete('typedMs');
  if (settles) {
    for (const name of ['body', 'submission']) form.delete(name);
    const wish = input(conversationInput);
    await settleConversation(actor, wish);
    return done(conversationPath(wish.conversationId, 'team'), { key: 'flash.conversationSettled' });
  }
  const { conversationId, number } = await replyInConversation(actor, input(replyInput));
  await messageSent(actor, `message-${conversationId}`);
  return done(`${conversationPath(conversationId, 'team')}#message-${number}`, { key: 'flash.replySent' });
});

export default function StaffConversation(): ReactElement {
  const { conversation, older, title, name, desk } = useLoaderData<typeof loader>();
  const t = useT();
  const settle = conversation.waitingSince ? (
    <p>
      <PostButton action={conversationPath(conversation.id, 'team')} values={{ intent: 'settle' }} icon="check" size="sm">
        {t('messages.staff.settle')}
      </PostButton>
    </p>
  ) : null;
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/messages', label: t('messages.staff.title') }]} />
      <PageHead
        title={<bdi>{title}</bdi>}
        action={
          <LinkButton href={`/staff/members/${conversation.member.id}`} size="sm">
            {t('messages.staff.member')}
          </LinkButton>
        }
      >
        {t('messages.staff.with', { name })}
      </PageHead>
      {conversation.kind === 'appeal' ? (
        <Note icon="shield">
          {t('appeals.inQueue')} <a href={`/moderation/${conversation.id}`}>{t('appeals.toItem')}</a>
        </Note>
      ) : null}
      <ConversationMessages conversation={conversation} older={older} />
      {settle}
      <MessageBox side="team" path={conversationPath(conversation.id, 'team')} desk={desk} routeId="routes/staff/conversation" />
    </>
  );
}
