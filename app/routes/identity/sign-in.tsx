import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { safeReturnTo } from '~/http/return-to';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { accountOf, signInInput } from '~/domains/identity';
import { signIn } from '~/domains/identity/index.server';
import { OtherWay } from '~/domains/identity/ui/letter-parts';
import { EmailField } from '~/domains/identity/ui/new-member-fields';
import { Button, LinkButton } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

export const loader = page('everyone', async ({ actor, url, t, settings }) => {
  const returnTo = safeReturnTo(url.searchParams.get('returnTo'));
  if (accountOf(actor)) return redirect(returnTo);
  return { title: t('identity.signIn.title'), site: settings.name, query: url.search, wanted: returnTo !== '/' };
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  const { cookie } = await signIn(ctx.actor, ctx.input(signInInput), visitOf(ctx));
  ctx.headers.append('Set-Cookie', cookie);
  return ctx.done(safeReturnTo(ctx.url.searchParams.get('returnTo')));
});

export default function SignIn(): ReactElement {
  const { title, query, wanted } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{wanted ? t('identity.signIn.first') : null}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <>
            <Button variant="primary" size="lg" full>
              {t('identity.signIn.do')}
            </Button>
            <LinkButton href={`/sign-in/link${query}`} icon="mail" full>
              {t('identity.signIn.byLetter')}
            </LinkButton>
          </>
        }
      >
        <EmailField form={entered} />
        <Password id="password" label={t('identity.password')} errors={entered.errors('password')} required />
      </Form>
      <div className="mt-6 grid gap-2">
        <OtherWay text={t('identity.signIn.forgot')} href="/reset" label={t('identity.reset.title')} />
        <OtherWay text={t('identity.signIn.newHere')} href={`/join${query}`} label={t('identity.signIn.join')} />
      </div>
    </>
  );
}
