import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { conversationInput, conversationPath, replyInput } from '~/domains/messages';
import { getConversation, readConversation, replyInConversation, settleConversation } from '~/domains/messages/index.server';
import { ConversationMessages, ReplyForm } from '~/domains/messages/ui/conversation-view';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { newId } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { Button, LinkButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

/** Shows a conversation to somebody of the team; having opened it is having read it. */
export const loader = page('moderator', async ({ actor, params, url, settings }) => {
  const before = Number(url.searchParams.get('before')) || null;
  const conversation = await getConversation(actor, { id: params.id ?? '', before });
  if (conversation.side === 'member') throw new NotFound();
  if (!before) await readConversation(actor, { id: conversation.id, number: conversation.lastNumber });
  const { displayName, username } = conversation.member;
  return { conversation, older: before !== null, title: conversation.subject, name: displayName ?? username, site: settings.name, submission: newId() };
});

export const meta = unlisted;

export const action = mutation('moderator', async ({ actor, params, form, input, done }) => {
  const settles = form.get('intent') === 'settle';
  form.set('conversationId', params.id ?? '');
  form.delete('intent');
  if (settles) {
    for (const name of ['body', 'submission']) form.delete(name);
    const wish = input(conversationInput);
    await settleConversation(actor, wish);
    return done(conversationPath(wish.conversationId, 'team'), { key: 'flash.conversationSettled' });
  }
  const { conversationId, number } = await replyInConversation(actor, input(replyInput));
  return done(`${conversationPath(conversationId, 'team')}#message-${number}`, { key: 'flash.replySent' });
});

export default function StaffConversation(): ReactElement {
  const { conversation, older, title, name, submission } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  const settle = conversation.waitingSince ? (
    <Button name="intent" value="settle" icon="check">
      {t('messages.staff.settle')}
    </Button>
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
      <ReplyForm side="team" submission={submission} entered={entered} acts={settle} />
    </>
  );
}
