import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { awaitedLetter, forgetAwaited } from '~/http/awaited-letter.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { proofInput } from '~/domains/identity';
import { signInWithLink } from '~/domains/identity/index.server';
import { CodeField, LinkOver, OtherWay } from '~/domains/identity/ui/letter-parts';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ request, t, settings }) => {
  const letter = await awaitedLetter(request, 'signIn');
  return { title: t('identity.checkMail'), site: settings.name, email: letter?.email ?? null };
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  const letter = await awaitedLetter(ctx.request, 'signIn');
  if (letter) ctx.form.set('ticket', letter.ticket);
  const { cookie } = await signInWithLink(ctx.actor, ctx.input(proofInput), visitOf(ctx));
  ctx.headers.append('Set-Cookie', cookie);
  ctx.headers.append('Set-Cookie', await forgetAwaited());
  return ctx.done(letter?.returnTo ?? '/');
});

export default function ConfirmSignIn(): ReactElement {
  const { title, email } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (!email) return <LinkOver href="/sign-in/link" label={t('identity.signInLink.do')} />;
  return (
    <>
      <PageHead title={title}>{t('identity.letterMaybeSent', { email })}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t('identity.signIn.do')}
          </Button>
        }
      >
        <CodeField form={entered} />
      </Form>
      <div className="mt-6">
        <OtherWay text={t('identity.noLetter')} href="/sign-in/link" label={t('identity.signInLink.again')} />
      </div>
    </>
  );
}
