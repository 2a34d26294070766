import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { MailList } from '~/http/mail-list';
import { mailStates, maskedAddress, readMailWish } from '~/http/mail-wish';
import { page } from '~/http/page.server';
import { writePlace } from '~/http/place';
import { unlisted } from '~/http/unlisted';
import { hasRole } from '~/domains/identity';
import { listMails, mailBacklog } from '~/platform/mail/index.server';
import { LinkButton } from '~/ui/button';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager, Tabs } from '~/ui/navigation';

const PAGE = 50;

export const loader = page('manager', async ({ actor, url, t, settings }) => {
  const { state, before } = readMailWish(url);
  const [mails, backlog] = await Promise.all([listMails({ state, before, limit: PAGE }), mailBacklog()]);
  const admin = hasRole(actor, 'admin');
  const rows = mails.map((mail) => ({ ...mail, toAddress: admin ? mail.toAddress : maskedAddress(mail.toAddress) }));
  const last = mails.length === PAGE ? mails.at(-1) : undefined;
  return { title: t('staff.nav.mail'), site: settings.name, rows, state: state ?? null, first: !before, next: last ? writePlace(last.createdAt, last.id) : null, waiting: backlog.waiting, admin };
});

export const meta = unlisted;

export default function Outbox(): ReactElement {
  const { title, rows, state, first, next, waiting, admin } = useLoaderData<typeof loader>();
  const t = useT();
  const pathOf = (of: string | null, before?: string): string => {
    const query = new URLSearchParams({ ...(of ? { state: of } : {}), ...(before ? { before } : {}) }).toString();
    return query ? `/staff/mail?${query}` : '/staff/mail';
  };
  const tabs = [{ href: pathOf(null), label: t('staff.mail.all'), current: state === null }];
  for (const each of mailStates) tabs.push({ href: pathOf(each), label: t(`ui.mailState.${each}`), current: state === each });
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
      <Tabs label={title} items={tabs} />
      <MailList rows={rows} base="/staff/mail" />
      <KeysetPager newerHref={first ? null : pathOf(state)} olderHref={next ? pathOf(state, next) : null} />
    </>
  );
}
