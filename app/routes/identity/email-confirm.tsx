import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { linkInput } from '~/domains/identity';
import { confirmEmailChange } from '~/domains/identity/index.server';
import { LinkOver } from '~/domains/identity/ui/letter-parts';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ url, t, settings }) => ({
  title: t('identity.confirmEmail.title'),
  site: settings.name,
  token: url.searchParams.has('token'),
}));

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  ctx.form.set('token', ctx.url.searchParams.get('token') ?? '');
  await confirmEmailChange(ctx.actor, ctx.input(linkInput), visitOf(ctx));
  return ctx.done('/settings/account', { key: 'flash.emailChanged' });
});

export default function ConfirmEmail(): ReactElement {
  const { title, token } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (!token) return <LinkOver href="/settings/account" label={t('identity.confirmEmail.again')} />;
  return (
    <>
      <PageHead title={title}>{t('identity.confirmEmail.why')}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t('identity.confirmEmail.do')}
          </Button>
        }
      />
    </>
  );
}
