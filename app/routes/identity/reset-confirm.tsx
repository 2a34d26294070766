import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { resetPasswordInput } from '~/domains/identity';
import { resetPassword } from '~/domains/identity/index.server';
import { LinkOver, OtherWay } from '~/domains/identity/ui/letter-parts';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

export const loader = page('everyone', async ({ url, t, settings }) => ({
  title: t('identity.newPassword.title'),
  site: settings.name,
  token: url.searchParams.has('token'),
}));

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  ctx.form.set('token', ctx.url.searchParams.get('token') ?? '');
  await resetPassword(ctx.actor, ctx.input(resetPasswordInput), visitOf(ctx));
  return ctx.done('/sign-in', { key: 'flash.passwordReset' });
});

export default function NewPassword(): ReactElement {
  const { title, token } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (!token) return <LinkOver href="/reset" label={t('identity.reset.do')} />;
  return (
    <>
      <PageHead title={title}>{t('identity.newPassword.why')}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t('identity.newPassword.do')}
          </Button>
        }
      >
        <Password id="password" fresh label={t('identity.newPassword.label')} hint={t('identity.newPasswordHint')} errors={entered.errors('password')} required />
      </Form>
      <div className="mt-6">
        <OtherWay text={t('identity.signIn.tooLate')} href="/reset" label={t('identity.reset.do')} />
      </div>
    </>
  );
}
