import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { lettersLeave } from '~/http/mail-server.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { inviteMemberInput, refusalOfInvitation, roles } from '~/domains/identity';
import { inviteMember } from '~/domains/identity/index.server';
import { InvitationFields } from '~/domains/identity/ui/invitation-fields';
import { Button, LinkButton } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('admin', async ({ actor, t, settings }) => ({
  title: t('setup.team.title'),
  site: settings.name,
  roles: roles.filter((role) => role !== 'member' && refusalOfInvitation(actor, role) === null),
}));

export const meta = unlisted;

/** One invitation at a time; the page comes back for the next one. */
export const action = mutation('admin', async (ctx) => {
  const input = ctx.input(inviteMemberInput);
  await inviteMember(ctx.actor, input);
  return ctx.done('/setup/team', { key: (await lettersLeave()) ? 'flash.invited' : 'flash.invitedKept', values: { email: input.email } });
});

export default function Team(): ReactElement {
  const { title, roles: offered } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{t('setup.team.why')}</PageHead>
      <section className="card set" aria-label={title}>
        <Form
          errors={entered.summary}
          buttons={
            <Button icon="send" size="lg">
              {t('staff.invitations.do')}
            </Button>
          }
        >
          <InvitationFields form={entered} roles={offered} />
        </Form>
      </section>
      <div className="btns mt-6">
        <LinkButton variant="primary" size="lg" href="/setup/done">
          {t('setup.next')}
        </LinkButton>
        <LinkButton size="lg" variant="quiet" href="/setup/mail">
          {t('setup.back')}
        </LinkButton>
      </div>
    </>
  );
}
