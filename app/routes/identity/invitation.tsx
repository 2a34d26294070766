import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { ifValid } from '~/http/if-valid.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { acceptInvitationInput, hasRole, isTimeZone } from '~/domains/identity';
import { acceptInvitation, getInvitation } from '~/domains/identity/index.server';
import { LinkOver } from '~/domains/identity/ui/letter-parts';
import { NewMemberFields } from '~/domains/identity/ui/new-member-fields';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

export const loader = page('everyone', async (ctx) => {
  const invitation = await ifValid(getInvitation({ token: ctx.url.searchParams.get('token') ?? '' }, visitOf(ctx)));
  return { title: ctx.t('identity.invitation.title', { site: ctx.settings.name }), site: ctx.settings.name, invitation };
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  if (!isTimeZone(String(ctx.form.get('timeZone')))) ctx.form.delete('timeZone');
  ctx.form.set('token', ctx.url.searchParams.get('token') ?? '');
  ctx.form.set('locale', ctx.locale);
  const { member, cookie } = await acceptInvitation(ctx.actor, ctx.input(acceptInvitationInput), visitOf(ctx));
  ctx.headers.append('Set-Cookie', cookie);
  const to = hasRole(member, 'moderator') ? '/staff' : '/';
  return ctx.done(to, { key: 'flash.welcome', values: { name: member.displayName ?? member.username } });
});

export default function Invitation(): ReactElement {
  const { title, invitation } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (!invitation) return <LinkOver href="/join" label={t('identity.invitation.joinAnyway')} />;
  const { email, role, isMember } = invitation;
  return (
    <>
      <PageHead title={title}>{t(isMember ? 'identity.invitation.whyMember' : 'identity.invitation.why', { email, role: t(`roles.${role}`) })}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t('identity.invitation.do')}
          </Button>
        }
      >
        {isMember ? null : (
          <>
            <NewMemberFields form={entered} />
            <Password id="password" fresh optional label={t('identity.password')} hint={t('identity.optionalPasswordHint')} errors={entered.errors('password')} />
          </>
        )}
      </Form>
    </>
  );
}
