import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { awaitedLetter, forgetAwaited } from '~/http/awaited-letter.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { confirmSignUpInput } from '~/domains/identity';
import { confirmSignUp } from '~/domains/identity/index.server';
import { CodeField, LinkOver, OtherWay } from '~/domains/identity/ui/letter-parts';
import { NewMemberFields } from '~/domains/identity/ui/new-member-fields';
import { Conflict, Invalid } from '~/platform/errors';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ request, url, t, settings }) => {
  const letter = await awaitedLetter(request, 'join');
  return { title: t('identity.confirmJoin.title'), site: settings.name, byLink: url.searchParams.has('token'), email: letter?.email ?? null };
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  const letter = await awaitedLetter(ctx.request, 'join');
  const token = ctx.url.searchParams.get('token');
  ctx.form.delete('timeZone');
  if (token) ctx.form.set('token', token);
  else if (letter) ctx.form.set('ticket', letter.ticket);
  const { member, cookie } = await confirmSignUp(ctx.actor, ctx.input(confirmSignUpInput), visitOf(ctx)).catch(asField);
  ctx.headers.append('Set-Cookie', cookie);
  ctx.headers.append('Set-Cookie', await forgetAwaited());
  return ctx.done(letter?.returnTo ?? '/', { key: 'flash.welcome', values: { name: member.displayName ?? member.username } });
});

/** A name that went to somebody else meanwhile is a field to fill again. */
function asField(error: unknown): never {
  if (error instanceof Conflict && error.reason === 'usernameTaken') throw new Invalid({ username: [error.reason] });
  throw error;
}

export default function ConfirmJoin(): ReactElement {
  const { title, byLink, email } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (!byLink && !email) return <LinkOver href="/join" label={t('identity.confirmJoin.again')} />;
  return (
    <>
      <PageHead title={title}>{byLink ? t('identity.confirmJoin.byLink') : t('identity.letterSent', { email: email ?? '' })}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t('identity.confirmJoin.do')}
          </Button>
        }
      >
        {byLink ? null : <CodeField form={entered} />}
        {entered.errors('username') ? <NewMemberFields form={entered} /> : null}
      </Form>
      {byLink ? null : (
        <div className="mt-6">
          <OtherWay text={t('identity.noLetter')} href="/join" label={t('identity.confirmJoin.again')} />
        </div>
      )}
    </>
  );
}
