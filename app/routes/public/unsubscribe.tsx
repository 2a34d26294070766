import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { changeUnsubscribing, readUnsubscribing, type Unsubscribing } from '~/http/unsubscribing.server';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

const KINDS = ['reply', 'comment', 'mention', 'quote', 'accepted', 'votes', 'followed', 'badge', 'staff', 'reminder', 'memberReply'];

export const loader = page('everyone', async (ctx) => ({ title: ctx.t('unsubscribe.title'), site: ctx.settings.name, about: await readUnsubscribing(ctx) }));

export const meta = unlisted;

/** Where the button of this page sends it; what a mail program posts gets the page at once, since it follows no redirect. */
export const action = mutation('everyone', async (ctx) => {
  await changeUnsubscribing(ctx);
  return ctx.form.has('here') ? ctx.done(ctx.url.pathname + ctx.url.search) : null;
});

/** Where a letter's link to unsubscribe leads: asks, says what stays, and offers the way back. */
export default function Unsubscribe(): ReactElement {
  const { about, site } = useLoaderData<typeof loader>();
  return <Site layout="slim">{about ? <About {...about} site={site} /> : <Broken />}</Site>;
}

function About({ about, which, stopped, site }: Unsubscribing & { site: string }): ReactElement {
  const entered = useEntered();
  const t = useT();
  const kind = t(KINDS.includes(which) ? `unsubscribe.kind.${which}` : 'unsubscribe.others');
  return (
    <>
      <PageHead title={stopped ? t(`unsubscribe.done.${about}`, { site }) : t(`unsubscribe.question.${about}`, { site })}>
        {stopped ? t(`unsubscribe.doneWhat.${about}`, { kind }) : t(`unsubscribe.what.${about}`, { kind })}
      </PageHead>
      <p className="mb-6">
        {about === 'all' ? null : <>{t('unsubscribe.stays')} </>}
        {t('unsubscribe.staysAccount')}
      </p>
      <Form
        errors={entered.summary}
        verb={stopped ? 'delete' : undefined}
        buttons={
          <>
            <Button variant={stopped ? 'plain' : 'primary'}>{t(stopped ? 'unsubscribe.again' : 'unsubscribe.do')}</Button>
            {stopped ? <LinkButton href={about === 'thread' ? `/t/${which}` : '/'}>{t(about === 'thread' ? 'unsubscribe.thread' : 'unsubscribe.home')}</LinkButton> : null}
            <LinkButton variant="quiet" href="/settings/notifications">
              {t('unsubscribe.settings')}
            </LinkButton>
          </>
        }
      >
        <input type="hidden" name="here" value="1" />
      </Form>
    </>
  );
}

function Broken(): ReactElement {
  const t = useT();
  return (
    <Empty heading="h1" icon="link" title={t('unsubscribe.broken')} action={<LinkButton href="/settings/notifications">{t('unsubscribe.settings')}</LinkButton>}>
      {t('unsubscribe.brokenWhy')}
    </Empty>
  );
}
