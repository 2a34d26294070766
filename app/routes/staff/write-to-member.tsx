import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { getMemberForStaff } from '~/domains/members/index.server';
import { conversationPath, LENGTHS, refusalOfWriting, writeToMemberInput } from '~/domains/messages';
import { writeToMember } from '~/domains/messages/index.server';
import { useEntered } from '~/http/entered';
import { MessageBox } from '~/http/message-box';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { deskForMessage, messageSent, previewAsked } from '~/http/writing.server';
import { Forbidden } from '~/platform/errors';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

export const loader = page('moderator', async (context) => {
  const { actor, params, t, settings } = context;
  const member = await getMemberForStaff(actor, params.id ?? '');
  const refusal = refusalOfWriting(actor, member);
  if (refusal) throw new Forbidden(refusal);
  const name = member.displayName ?? member.username;
  return { id: member.id, name, title: t('messages.staff.new', { name }), site: settings.name, desk: await deskForMessage(context, `begin-${member.id}`) };
});

export const meta = unlisted;

export const handle = { islands: true };

export const action = mutation('moderator', async (context) => {
  const { actor, params, form, input, done } = context;
  const memberId = params.id ?? '';
  const preview = await previewAsked(context, 'message');
  if (preview) return preview;
  form.delete('typedMs');
  form.set('memberId', memberId);
  const { conversationId } = await writeToMember(actor, input(writeToMemberInput));
  await messageSent(actor, `begin-${memberId}`);
  const { displayName, username } = await getMemberForStaff(actor, memberId);
  return done(conversationPath(conversationId, 'team'), { key: 'flash.messageSent', values: { name: displayName ?? username } });
});

export default function WriteToMember(): ReactElement {
  const { id, name, title, desk } = useLoaderData<typeof loader>();
  const { value, errors } = useEntered();
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/members', label: t('staff.nav.members') }, { href: `/staff/members/${id}`, label: name }, { label: t('messages.staff.write') }]} />
      <PageHead title={<bdi>{title}</bdi>}>{t('messages.staff.newWhy')}</PageHead>
      <MessageBox side="team" path={`/staff/members/${id}/message`} desk={desk} routeId="routes/staff/write-to-member">
        <Input id="subject" label={t('messages.staff.subject')} errors={errors('subject')} defaultValue={value('subject', desk.stored.data?.subject)} maxLength={LENGTHS.subject} required />
      </MessageBox>
    </>
  );
}
