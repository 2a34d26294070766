import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { MailList } from '~/http/mail-list';
import { mailStates, readMailWish } from '~/http/mail-wish';
import { mutation } from '~/http/mutation.server';
import { OutboxTabs } from '~/http/outbox-tabs';
import { addressFor, wordsFor } from '~/http/outbox.server';
import { page } from '~/http/page.server';
import { writePlace } from '~/http/place';
import { unlisted } from '~/http/unlisted';
import { hasRole } from '~/domains/identity';
import { listMails, mailBacklog, sendGivenUpAgain } from '~/platform/mail/index.server';
import { Button, LinkButton, PostButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input, Select } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

const PAGE = 50;
/** Whose last answer says more than the state does. */
const TROUBLED = ['failed', 'givenUp', 'refused'];

export const loader = page('manager', async ({ actor, url, t, settings }) => {
  const { state, to, before } = readMailWish(url);
  const [mails, backlog] = await Promise.all([listMails({ state, to, before, limit: PAGE }), mailBacklog()]);
  const rows = mails.map(({ id, letter, toAddress, subject, createdAt, tries, lastAnswer, ...mail }) => ({
    ...{ id, letter, subject, createdAt, tries, state: mail.state },
    toAddress: addressFor(actor, toAddress),
    lastAnswer: TROUBLED.includes(mail.state) ? wordsFor(actor, lastAnswer) : null,
  }));
  const last = mails.length === PAGE ? mails.at(-1) : undefined;
  const next = last ? writePlace(last.createdAt, last.id) : null;
  return { title: t('staff.nav.mail'), site: settings.name, rows, state: state ?? '', to: to ?? '', first: !before, next, waiting: backlog.waiting, admin: hasRole(actor, 'admin') };
});

export const meta = unlisted;

/** Sends everything again that was given up. */
export const action = mutation('manager', async (ctx) => ctx.done('/staff/outbox', { key: 'flash.mailAllAgain', values: { n: await sendGivenUpAgain() } }));

export default function Outbox(): ReactElement {
  const { title, rows, state, to, first, next, waiting, admin } = useLoaderData<typeof loader>();
  const t = useT();
  const filtered = state !== '' || to !== '';
  const pathOf = (before?: string): string => {
    const query = new URLSearchParams({ ...(state ? { state } : {}), ...(to ? { to } : {}), ...(before ? { before } : {}) }).toString();
    return query ? `/staff/outbox?${query}` : '/staff/outbox';
  };
  return (
    <>
      <PageHead
        title={title}
        action={
          admin ? (
            <LinkButton icon="settings" href="/staff/mail-settings">
              {t('staff.nav.mailSettings')}
            </LinkButton>
          ) : null
        }
      >
        {t('staff.mail.waiting', { n: waiting })}
      </PageHead>
      <OutboxTabs current="letters" />
      <form className="card filters two mt-4" role="search" aria-label={title} action="/staff/outbox">
        <Input id="to" type="search" inputMode="email" label={t('staff.mail.recipient')} defaultValue={to} />
        <Select
          id="state"
          label={t('staff.mail.state')}
          defaultValue={state}
          options={[{ value: '', label: t('staff.mail.all') }, ...mailStates.map((value) => ({ value, label: t(`ui.mailState.${value}`) }))]}
        />
        <Button icon="search">{t('staff.mail.find')}</Button>
      </form>
      {state === 'givenUp' && rows.length > 0 ? (
        <p className="mb-4">
          <PostButton action="/staff/outbox" icon="refresh">
            {t('staff.mail.allAgain')}
          </PostButton>
        </p>
      ) : null}
      {rows.length === 0 && filtered ? (
        <Empty icon="inbox" title={t('staff.mail.noneFits')} action={<LinkButton href="/staff/outbox">{t('staff.mail.showAll')}</LinkButton>}>
          {t('staff.mail.noneFitsWhy')}
        </Empty>
      ) : (
        <MailList rows={rows} base="/staff/outbox" />
      )}
      <KeysetPager newerHref={first ? null : pathOf()} olderHref={next ? pathOf(next) : null} />
    </>
  );
}
