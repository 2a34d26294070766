import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { keepAwaited } from '~/http/awaited-letter.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { safeReturnTo } from '~/http/return-to';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { accountOf, isTimeZone, newPassword, signUpInput } from '~/domains/identity';
import { requestSignUp } from '~/domains/identity/index.server';
import { OtherWay } from '~/domains/identity/ui/letter-parts';
import { EmailField, NewMemberFields } from '~/domains/identity/ui/new-member-fields';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

const withPassword = signUpInput.extend({ password: newPassword });

export const loader = page('everyone', async ({ actor, url, t, settings }) => {
  const returnTo = safeReturnTo(url.searchParams.get('returnTo'));
  if (accountOf(actor)) return redirect(returnTo);
  return { title: t('identity.join.title', { site: settings.name }), site: settings.name, query: url.search };
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  const byLetter = take(ctx.form, 'way') === 'letter';
  if (byLetter) ctx.form.delete('password');
  if (!isTimeZone(String(ctx.form.get('timeZone')))) ctx.form.delete('timeZone');
  ctx.form.set('locale', ctx.locale);
  const input = ctx.input(byLetter ? signUpInput : withPassword);
  const { ticket } = await requestSignUp(ctx.actor, input, visitOf(ctx));
  const returnTo = safeReturnTo(ctx.url.searchParams.get('returnTo'));
  ctx.headers.append('Set-Cookie', await keepAwaited({ for: 'join', email: input.email, ticket, returnTo }));
  return ctx.done('/join/confirm');
});

export default function Join(): ReactElement {
  const { title, query } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{t('identity.join.why')}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <>
            <Button variant="primary" size="lg" full>
              {t('identity.join.do')}
            </Button>
            <Button name="way" value="letter" full>
              {t('identity.join.byLetter')}
            </Button>
          </>
        }
      >
        <EmailField form={entered} hint={t('identity.join.emailHint')} />
        <NewMemberFields form={entered} />
        <Password id="password" fresh label={t('identity.password')} hint={t('identity.newPasswordHint')} errors={entered.errors('password')} />
      </Form>
      <div className="mt-6">
        <OtherWay text={t('identity.join.member')} href={`/sign-in${query}`} label={t('identity.signIn.title')} />
      </div>
    </>
  );
}
