import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { emailOnlyInput } from '~/domains/identity';
import { requestReset } from '~/domains/identity/index.server';
import { OtherWay } from '~/domains/identity/ui/letter-parts';
import { EmailField } from '~/domains/identity/ui/new-member-fields';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ url, t, settings }) => {
  const sent = url.searchParams.has('sent');
  return { title: t(sent ? 'identity.checkMail' : 'identity.reset.title'), site: settings.name, sent };
});

export const meta = unlisted;

export const action = mutation('everyone', async (ctx) => {
  await requestReset(ctx.actor, ctx.input(emailOnlyInput), visitOf(ctx));
  return ctx.done('/reset?sent=1');
});

export default function Reset(): ReactElement {
  const { title, sent } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  if (sent) {
    return (
      <Empty heading="h1" icon="mail" title={title} action={<LinkButton href="/sign-in">{t('identity.reset.back')}</LinkButton>}>
        {t('identity.reset.sent')}
      </Empty>
    );
  }
  return (
    <>
      <PageHead title={title}>{t('identity.reset.why')}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <Button variant="primary" size="lg" full>
            {t('identity.reset.do')}
          </Button>
        }
      >
        <EmailField form={entered} />
      </Form>
      <div className="mt-6">
        <OtherWay text={t('identity.reset.remembered')} href="/sign-in" label={t('identity.signIn.title')} />
      </div>
    </>
  );
}
