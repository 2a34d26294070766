import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { membersByIds, membersByUsernames } from '~/domains/members/index.server';
import { usernameKey } from '~/domains/identity';
import { changesOf } from '~/http/ledger-changes';
import { actLabel, LedgerRows } from '~/http/ledger-rows';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { listLedger, listLedgerActs } from '~/platform/ledger/index.server';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input, Select } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

const PAGE = 50;

export const loader = page('admin', async ({ url, t, settings }) => {
  const act = (url.searchParams.get('act') ?? '').slice(0, 100);
  const before = /^[1-9]\d{0,14}$/.exec(url.searchParams.get('before') ?? '')?.[0];
  const by = await whoIs((url.searchParams.get('by') ?? '').trim().slice(0, 100));
  const [found, acts] = await Promise.all([
    by.unknown ? [] : listLedger({ act: act || undefined, actorId: by.id, before: before ? Number(before) : undefined, limit: PAGE }),
    listLedgerActs(),
  ]);
  const rows = found.map(({ before: was, after: is, ...row }) => ({ ...row, changes: changesOf(was, is) }));
  const ids = rows.flatMap(({ actor, target }) => [actor.id, target.kind === 'member' ? target.id : null]).filter((id) => id !== null);
  const cards = await membersByIds(ids);
  const names = Object.fromEntries([...cards.values()].map(({ id, username, displayName }) => [id, displayName ?? username]));
  const next = rows.length === PAGE ? (rows.at(-1)?.place ?? null) : null;
  return { title: t('staff.nav.ledger'), site: settings.name, rows, names, acts, act, by: by.shown, first: !before, next };
});

export const meta = unlisted;

/** Somebody named by username, or by id as the links of this page do. */
async function whoIs(by: string): Promise<{ id?: string; shown: string; unknown: boolean }> {
  if (by === '') return { shown: '', unknown: false };
  const named = (await membersByUsernames([by])).get(usernameKey(by)) ?? (await membersByIds([by])).get(by);
  return named ? { id: named.id, shown: named.username, unknown: false } : { shown: by, unknown: true };
}

export default function Ledger(): ReactElement {
  const { title, rows, names, acts, act, by, first, next } = useLoaderData<typeof loader>();
  const t = useT();
  const filtered = act !== '' || by !== '';
  const pathOf = (before?: number): string => {
    const query = new URLSearchParams({ ...(act ? { act } : {}), ...(by ? { by } : {}), ...(before ? { before: String(before) } : {}) }).toString();
    return query ? `/staff/ledger?${query}` : '/staff/ledger';
  };
  return (
    <>
      <PageHead
        title={title}
        action={
          <LinkButton icon="shield" href="/transparency/ledger">
            {t('ledger.days')}
          </LinkButton>
        }
      >
        {t('ledger.staffWhy')}
      </PageHead>
      <form className="card filters two mt-4" role="search" aria-label={title} action="/staff/ledger">
        <Input id="by" type="search" label={t('ledger.by')} defaultValue={by} autoComplete="off" />
        <Select id="act" label={t('ledger.act')} defaultValue={act} options={[{ value: '', label: t('ledger.all') }, ...acts.map((value) => ({ value, label: actLabel(t, value) }))]} />
        <Button icon="search">{t('ledger.find')}</Button>
      </form>
      {rows.length > 0 ? (
        <LedgerRows rows={rows} names={names} />
      ) : (
        <Empty icon="shield" title={t(filtered ? 'ledger.noneFits' : 'ledger.none')} action={filtered ? <LinkButton href="/staff/ledger">{t('ledger.showAll')}</LinkButton> : null}>
          {t(filtered ? 'ledger.noneFitsWhy' : 'ledger.noneWhy')}
        </Empty>
      )}
      <KeysetPager newerHref={first ? null : pathOf()} olderHref={next ? pathOf(next) : null} />
    </>
  );
}
