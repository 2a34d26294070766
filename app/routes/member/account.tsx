import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { changeEmailInput, changePasswordInput } from '~/domains/identity';
import { changePassword, getOwnAccount, requestEmailChange } from '~/domains/identity/index.server';
import { EmailField } from '~/domains/identity/ui/new-member-fields';
import { Button } from '~/ui/button';
import { Form, FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

export const loader = page('member', async ({ actor, t, settings }) => ({
  title: t('settings.tab.account'),
  site: settings.name,
  account: await getOwnAccount(actor),
}));

export const meta = unlisted;

export const action = mutation('member', async (ctx) => {
  if (ctx.form.get('form') === 'email') {
    await requestEmailChange(ctx.actor, ctx.input(changeEmailInput));
    return ctx.done('/settings/account', { key: 'flash.emailAsked' });
  }
  ctx.headers.append('Set-Cookie', await changePassword(ctx.actor, ctx.input(changePasswordInput), visitOf(ctx)));
  return ctx.done('/settings/account', { key: 'flash.passwordChanged' });
});

export default function Account(): ReactElement {
  const { account } = useLoaderData<typeof loader>();
  return (
    <>
      <AddressForm {...account} />
      <PasswordForm {...account} />
    </>
  );
}

type OwnAccount = Awaited<ReturnType<typeof getOwnAccount>>;

function AddressForm({ email, hasPassword }: OwnAccount): ReactElement {
  const entered = useEntered('email');
  const t = useT();
  return (
    <FormSet id="address" title={t('identity.email')} hint={email ? t('settings.account.emailNow', { email }) : t('settings.account.emailNone')}>
      <Form errors={entered.summary} buttons={<Button>{t('settings.account.changeEmail')}</Button>}>
        <input type="hidden" name="form" value="email" />
        <EmailField form={entered} id="email-email" label={t('settings.account.newEmail')} hint={t('settings.account.newEmailHint')} />
        {hasPassword ? (
          <Password id="email-current" name="current" label={t('settings.account.current')} errors={entered.errors('current')} required />
        ) : null}
      </Form>
    </FormSet>
  );
}

function PasswordForm({ hasPassword }: OwnAccount): ReactElement {
  const entered = useEntered('password');
  const t = useT();
  return (
    <FormSet id="secret" title={t('identity.password')} hint={t(hasPassword ? 'settings.account.passwordHint' : 'settings.account.noPassword')}>
      <Form errors={entered.summary} buttons={<Button>{t(hasPassword ? 'settings.account.changePassword' : 'settings.account.setPassword')}</Button>}>
        <input type="hidden" name="form" value="password" />
        {hasPassword ? (
          <Password id="password-current" name="current" label={t('settings.account.current')} errors={entered.errors('current')} required />
        ) : null}
        <Password
          id="password-password"
          name="password"
          fresh
          label={t('identity.newPassword.label')}
          hint={t('identity.newPasswordHint')}
          errors={entered.errors('password')}
          required
        />
      </Form>
    </FormSet>
  );
}
