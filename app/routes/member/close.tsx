import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { closeAccountInput, mustHaveAccount } from '~/domains/identity';
import { closeAccount, getOwnAccount } from '~/domains/identity/index.server';
import { Button } from '~/ui/button';
import { RadioGroup } from '~/ui/choice';
import { Input } from '~/ui/field';
import { Form, FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Password } from '~/ui/password';

export const loader = page('account', async ({ actor, t, settings }) => ({
  title: t('settings.tab.close'),
  site: settings.name,
  username: mustHaveAccount(actor).username,
  hasPassword: (await getOwnAccount(actor)).hasPassword,
}));

export const meta = unlisted;

export const action = mutation('account', async (ctx) => {
  ctx.headers.append('Set-Cookie', await closeAccount(ctx.actor, ctx.input(closeAccountInput), visitOf(ctx)));
  return ctx.done('/', { key: 'flash.accountClosed' });
});

export default function Close(): ReactElement {
  const { username, hasPassword } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  const choices = (['keep', 'remove'] as const).map((value) => ({
    value,
    label: t(`settings.close.${value}`),
    hint: t(`settings.close.${value}Hint`),
  }));
  return (
    <FormSet id="close" title={t('settings.close.title')} hint={t('settings.close.hint')}>
      <Form errors={entered.summary} buttons={<Button variant="danger">{t('settings.close.do')}</Button>}>
        <RadioGroup name="posts" label={t('settings.close.posts')} errors={entered.errors('posts')} options={choices} defaultValue={entered.value('posts', 'keep')} required />
        <Input
          id="confirm"
          label={t('settings.close.confirm', { username })}
          errors={entered.errors('confirm')}
          defaultValue={entered.value('confirm')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        {hasPassword ? <Password id="current" label={t('settings.account.current')} errors={entered.errors('current')} required /> : null}
      </Form>
    </FormSet>
  );
}
