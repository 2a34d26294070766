import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { readMailWish } from '~/http/mail-wish';
import { mutation } from '~/http/mutation.server';
import { OutboxTabs } from '~/http/outbox-tabs';
import { addressFor, wordsFor } from '~/http/outbox.server';
import { page } from '~/http/page.server';
import { writePlace } from '~/http/place';
import { unlisted } from '~/http/unlisted';
import { liftSuppression, listSuppressions } from '~/platform/mail/index.server';
import { Button, LinkButton, PostButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';
import { Time } from '~/ui/time';

const PAGE = 50;

export const loader = page('manager', async ({ actor, url, t, settings }) => {
  const { to, before } = readMailWish(url);
  const found = await listSuppressions({ to, before: before && { createdAt: before.createdAt, mailId: before.id }, limit: PAGE });
  const last = found.length === PAGE ? found.at(-1) : undefined;
  const rows = found.map(({ address, answer, mailId, createdAt, letter }) => ({ mailId, createdAt, letter, address: addressFor(actor, address), answer: wordsFor(actor, answer) }));
  return { title: t('staff.mail.refusedAddresses'), site: settings.name, rows, to: to ?? '', first: !before, next: last ? writePlace(last.createdAt, last.mailId) : null };
});

export const meta = unlisted;

/** Allows letters to an address again; it is named by the letter that it refused, so that nobody has to know it. */
export const action = mutation('manager', async (ctx) => {
  await liftSuppression(ctx.actor, String(ctx.form.get('mailId') ?? ''));
  return ctx.done('/staff/outbox/refused', { key: 'flash.suppressionLifted' });
});

export default function RefusedAddresses(): ReactElement {
  const { title, rows, to, first, next } = useLoaderData<typeof loader>();
  const t = useT();
  const pathOf = (before?: string): string => {
    const query = new URLSearchParams({ ...(to ? { to } : {}), ...(before ? { before } : {}) }).toString();
    return query ? `/staff/outbox/refused?${query}` : '/staff/outbox/refused';
  };
  return (
    <>
      <PageHead title={title}>{t('staff.mail.refusedWhy')}</PageHead>
      <OutboxTabs current="refused" />
      <form className="card filters one mt-4" role="search" aria-label={title} action="/staff/outbox/refused">
        <Input id="to" type="search" inputMode="email" label={t('staff.mail.recipient')} defaultValue={to} />
        <Button icon="search">{t('staff.mail.find')}</Button>
      </form>
      {rows.length === 0 ? (
        <Empty icon="circle-check" title={t('staff.mail.refusedNone')} action={to ? <LinkButton href="/staff/outbox/refused">{t('staff.mail.all')}</LinkButton> : null}>
          {t('staff.mail.refusedNoneWhy')}
        </Empty>
      ) : (
        <ul className="todo">
          {rows.map(({ mailId, address, answer, createdAt, letter }) => (
            <li key={mailId} className="two stack">
              <div className="min-w-0">
                <span className="break-all">{address}</span>
                <p className="meta">
                  <Time at={createdAt} />
                  <span className="[overflow-wrap:anywhere]">{answer}</span>
                  {letter ? <a href={`/staff/outbox/${mailId}`}>{t('staff.mail.refusedLetter')}</a> : null}
                </p>
              </div>
              <PostButton action="/staff/outbox/refused" values={{ mailId }} size="sm" aria-label={`${t('staff.mail.lift')}: ${address}`}>
                {t('staff.mail.lift')}
              </PostButton>
            </li>
          ))}
        </ul>
      )}
      <KeysetPager newerHref={first ? null : pathOf()} olderHref={next ? pathOf(next) : null} />
    </>
  );
}
