import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { ifValid } from '~/http/if-valid.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { createOwnerInput, hasRole, isTimeZone } from '~/domains/identity';
import { checkSetupLink, createOwner } from '~/domains/identity/index.server';
import { EmailField, NewMemberFields } from '~/domains/identity/ui/new-member-fields';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

/** The account of the owner for whoever has the link; a calm word for everybody else. */
export const loader = page('everyone', async (ctx) => {
  if (hasRole(ctx.actor, 'admin')) return redirect('/setup/brand');
  const token = ctx.url.searchParams.get('token');
  const good = token !== null && (await ifValid(checkSetupLink({ token }, visitOf(ctx)).then(() => true))) === true;
  const state = good ? 'form' : token === null ? 'waiting' : 'over';
  return { title: ctx.t(`setup.${state}.title`), site: ctx.settings.name, state } as const;
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  if (!isTimeZone(String(ctx.form.get('timeZone')))) ctx.form.delete('timeZone');
  ctx.form.set('token', ctx.url.searchParams.get('token') ?? '');
  ctx.form.set('locale', ctx.locale);
  const { cookie } = await createOwner(ctx.actor, ctx.input(createOwnerInput), visitOf(ctx));
  ctx.headers.append('Set-Cookie', cookie);
  return ctx.done('/setup/brand');
});

export default function Owner(): ReactElement {
  const { title, state } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (state !== 'form') {
    return (
      <Empty heading="h1" icon={state === 'over' ? 'clock' : 'wrench'} title={title} action={<LinkButton href="/sign-in?returnTo=/setup">{t('setup.forTeam')}</LinkButton>}>
        {t(`setup.${state}.why`)}
      </Empty>
    );
  }
  return (
    <>
      <PageHead title={title}>{t('setup.form.why')}</PageHead>
      <section className="card set" aria-label={title}>
        <Form
          errors={entered.summary}
          buttons={
            <Button variant="primary" size="lg">
              {t('setup.form.do')}
            </Button>
          }
        >
          <EmailField form={entered} hint={t('setup.form.emailHint')} />
          <NewMemberFields form={entered} />
          <Password id="password" fresh label={t('identity.password')} hint={t('identity.newPasswordHint')} errors={entered.errors('password')} required />
        </Form>
      </section>
    </>
  );
}
