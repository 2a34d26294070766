import { useActionData, useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mailServerShown, saveMailServer, tryMailServer } from '~/http/mail-server.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { updateMailServer } from '~/domains/brand/index.server';
import { DnsHints, MailServerFields, TrialResult } from '~/domains/brand/ui/mail-server-fields';
import { getOwnAccount } from '~/domains/identity/index.server';
import { Button, PostButton } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('admin', async ({ actor, t, settings }) => {
  const [server, own] = await Promise.all([mailServerShown(), getOwnAccount(actor)]);
  return { title: t('staff.nav.mailSettings'), site: settings.name, server, testTo: own.email ?? '' };
});

export const meta = unlisted;

export const action = mutation('admin', async (ctx) => {
  if (ctx.method === 'DELETE') {
    await updateMailServer(ctx.actor, { smtpUrl: '', mailFrom: '' });
    return ctx.done('/staff/mail-settings', { key: 'flash.mailServerRemoved' });
  }
  if (take(ctx.form, 'intent') === 'test') return tryMailServer(ctx);
  await saveMailServer(ctx);
  return ctx.done('/staff/mail-settings', { key: 'flash.mailServerSaved' });
});

export default function MailSettings(): ReactElement {
  const { title, server, testTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const entered = useEntered();
  const t = useT();
  const tried = answer && 'trial' in answer ? answer : null;
  const form = tried ? { errors: entered.errors, value: (name: string) => tried.values[name] ?? '' } : entered;
  return (
    <>
      <PageHead title={title}>{t('staff.mailServer.why')}</PageHead>
      {tried ? <TrialResult trial={tried.trial} /> : null}
      <section className="card set" aria-label={title}>
        <Form
          errors={entered.summary}
          buttons={
            <>
              <Button variant="primary">{t('settings.save')}</Button>
              <Button name="intent" value="test" icon="send">
                {t('staff.mailServer.test')}
              </Button>
            </>
          }
        >
          <MailServerFields form={form} testTo={testTo} {...server} />
        </Form>
        {server.stored ? (
          <div>
            <PostButton variant="danger" size="sm" action="/staff/mail-settings" values={{ _method: 'delete' }}>
              {t('staff.mailServer.remove')}
            </PostButton>
          </div>
        ) : null}
      </section>
      <div className="mt-4">
        <DnsHints />
      </div>
    </>
  );
}
