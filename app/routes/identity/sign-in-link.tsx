import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { awaitedLetter, forgetAwaited, keepAwaited } from '~/http/awaited-letter.server';
import { useEntered } from '~/http/entered';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { safeReturnTo } from '~/http/return-to';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { emailOnlyInput } from '~/domains/identity';
import { requestSignInLink, signInWithLink } from '~/domains/identity/index.server';
import { OtherWay } from '~/domains/identity/ui/letter-parts';
import { EmailField } from '~/domains/identity/ui/new-member-fields';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ url, t, settings }) => {
  const arrived = url.searchParams.has('token');
  const title = t(arrived ? 'identity.signIn.arrived' : 'identity.signInLink.title');
  return { title, site: settings.name, arrived, query: url.search };
});

export const meta = unlisted;

/** Asks for the letter; with the link of one, signs in. Mail scanners follow links, so only the button does it. */
export const action = mutation('everyone', async (ctx) => {
  const token = ctx.url.searchParams.get('token');
  return token ? arrive(ctx, token) : ask(ctx);
});

async function ask(ctx: MutationContext): Promise<Response> {
  const { email } = ctx.input(emailOnlyInput);
  const { ticket } = await requestSignInLink(ctx.actor, { email }, visitOf(ctx));
  const returnTo = safeReturnTo(ctx.url.searchParams.get('returnTo'));
  ctx.headers.append('Set-Cookie', await keepAwaited({ for: 'signIn', email, ticket, returnTo }));
  return ctx.done('/sign-in/confirm');
}

async function arrive(ctx: MutationContext, token: string): Promise<Response> {
  const letter = await awaitedLetter(ctx.request, 'signIn');
  const { cookie } = await signInWithLink(ctx.actor, { token }, visitOf(ctx));
  ctx.headers.append('Set-Cookie', cookie);
  if (letter) ctx.headers.append('Set-Cookie', await forgetAwaited());
  return ctx.done(letter?.returnTo ?? '/');
}

export default function SignInLink(): ReactElement {
  const { title, arrived, query } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{t(arrived ? 'identity.signIn.arrivedWhy' : 'identity.signInLink.why')}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t(arrived ? 'identity.signIn.do' : 'identity.signInLink.do')}
          </Button>
        }
      >
        {arrived ? null : <EmailField form={entered} />}
      </Form>
      <div className="mt-6">
        {arrived ? (
          <OtherWay text={t('identity.signIn.tooLate')} href="/sign-in/link" label={t('identity.signInLink.do')} />
        ) : (
          <OtherWay text={t('identity.signInLink.rather')} href={`/sign-in${query}`} label={t('identity.signInLink.withPassword')} />
        )}
      </div>
    </>
  );
}
