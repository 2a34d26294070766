import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { ifValid } from '~/http/if-valid.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { claimAccountInput, isTimeZone } from '~/domains/identity';
import { claimAccount, getClaim } from '~/domains/identity/index.server';
import { LinkOver } from '~/domains/identity/ui/letter-parts';
import { TimeZoneField } from '~/domains/identity/ui/new-member-fields';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

export const loader = page('everyone', async (ctx) => {
  const claim = await ifValid(getClaim({ token: ctx.url.searchParams.get('token') ?? '' }, visitOf(ctx)));
  return { title: ctx.t('identity.claim.title'), site: ctx.settings.name, name: claim && (claim.displayName ?? claim.username) };
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  if (!isTimeZone(String(ctx.form.get('timeZone')))) ctx.form.delete('timeZone');
  ctx.form.set('token', ctx.url.searchParams.get('token') ?? '');
  ctx.form.set('locale', ctx.locale);
  const { member, cookie } = await claimAccount(ctx.actor, ctx.input(claimAccountInput), visitOf(ctx));
  ctx.headers.append('Set-Cookie', cookie);
  return ctx.done('/settings/profile', { key: 'flash.claimed', values: { name: member.displayName ?? member.username } });
});

export default function Claim(): ReactElement {
  const { title, name } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (!name) return <LinkOver href="/sign-in/link" label={t('identity.claim.again')} />;
  return (
    <>
      <PageHead title={title}>{t('identity.claim.why', { name })}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t('identity.claim.do')}
          </Button>
        }
      >
        <Password id="password" fresh optional label={t('identity.password')} hint={t('identity.optionalPasswordHint')} errors={entered.errors('password')} />
        <TimeZoneField />
      </Form>
    </>
  );
}
