import { useActionData, useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { createApiTokenInput, refusalOfScopes, revokeApiTokenInput, scopes } from '~/domains/identity';
import { createApiToken, listApiTokens, revokeApiToken } from '~/domains/identity/index.server';
import { TokenFields } from '~/domains/identity/ui/token-fields';
import { TokenList } from '~/domains/identity/ui/token-list';
import { Button } from '~/ui/button';
import { Flash } from '~/ui/feedback';
import { Form, FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, t, settings }) => ({
  title: t('settings.tab.tokens'),
  site: settings.name,
  tokens: await listApiTokens(actor),
  scopes: scopes.filter((scope) => refusalOfScopes(actor, [scope]) === null),
}));

export const meta = unlisted;

const lasting = createApiTokenInput.omit({ days: true });

export const action = mutation('member', async (ctx) => {
  if (ctx.method === 'DELETE') {
    await revokeApiToken(ctx.actor, ctx.input(revokeApiTokenInput));
    return ctx.done('/settings/tokens', { key: 'flash.tokenRevoked' });
  }
  const { form } = ctx;
  const forEver = form.get('days') === 'never';
  if (forEver) form.delete('days');
  const input = forEver ? { ...ctx.input(lasting), days: null } : ctx.input(createApiTokenInput);
  const { token } = await createApiToken(ctx.actor, input);
  return { token };
});

export default function Tokens(): ReactElement {
  const { tokens, scopes: offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const entered = useEntered();
  const t = useT();
  const fresh = answer && 'token' in answer ? answer.token : null;
  return (
    <>
      {fresh ? (
        <Flash>
          <p>{t('settings.tokens.made')}</p>
          <code className="font-mono break-all select-all">{fresh}</code>
        </Flash>
      ) : null}
      <FormSet id="tokens" title={t('settings.tokens.title')} hint={t('settings.tokens.hint')}>
        <TokenList tokens={tokens} action="/settings/tokens" />
      </FormSet>
      <FormSet id="new-token" title={t('settings.tokens.new')}>
        <Form action="/settings/tokens" errors={entered.summary} buttons={<Button variant="primary">{t('settings.tokens.make')}</Button>}>
          <TokenFields form={entered} scopes={offered} />
        </Form>
      </FormSet>
    </>
  );
}
