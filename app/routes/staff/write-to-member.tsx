import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { getMemberForStaff } from '~/domains/members/index.server';
import { conversationPath, LENGTHS, refusalOfWriting, writeToMemberInput } from '~/domains/messages';
import { writeToMember } from '~/domains/messages/index.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { newId } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import { Button, LinkButton } from '~/ui/button';
import { Input, TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

export const loader = page('moderator', async ({ actor, params, t, settings }) => {
  const member = await getMemberForStaff(actor, params.id ?? '');
  const refusal = refusalOfWriting(actor, member);
  if (refusal) throw new Forbidden(refusal);
  const name = member.displayName ?? member.username;
  return { id: member.id, name, title: t('messages.staff.new', { name }), site: settings.name, submission: newId() };
});

export const meta = unlisted;

export const action = mutation('moderator', async ({ actor, params, form, input, done }) => {
  form.set('memberId', params.id ?? '');
  const { conversationId } = await writeToMember(actor, input(writeToMemberInput));
  const { displayName, username } = await getMemberForStaff(actor, params.id ?? '');
  return done(conversationPath(conversationId, 'team'), { key: 'flash.messageSent', values: { name: displayName ?? username } });
});

export default function WriteToMember(): ReactElement {
  const { id, name, title, submission } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/members', label: t('staff.nav.members') }, { href: `/staff/members/${id}`, label: name }, { label: t('messages.staff.write') }]} />
      <PageHead title={<bdi>{title}</bdi>}>{t('messages.staff.newWhy')}</PageHead>
      <section className="card set" aria-label={title}>
        <Form
          errors={entered.summary}
          buttons={
            <>
              <Button variant="primary" icon="send">
                {t('messages.send')}
              </Button>
              <LinkButton href={`/staff/members/${id}`}>{t('messages.staff.cancel')}</LinkButton>
            </>
          }
        >
          <input type="hidden" name="submission" value={submission} />
          <Input id="subject" label={t('messages.staff.subject')} errors={entered.errors('subject')} defaultValue={entered.value('subject')} maxLength={LENGTHS.subject} />
          <TextArea
            id="body"
            label={t('messages.staff.text')}
            hint={t('messages.staff.answerHint')}
            errors={entered.errors('body')}
            defaultValue={entered.value('body')}
            rows={10}
            maxLength={LENGTHS.body}
          />
        </Form>
      </section>
    </>
  );
}
