import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { countLedger, listLedgerRoots } from '~/platform/ledger/index.server';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';
import { Time } from '~/ui/time';

/** Days of a page: a month. */
const PAGE = 31;
const JSON_PATH = '/api/v1/ledger/roots';

export const loader = page('everyone', async ({ url, t, settings }) => {
  const asked = url.searchParams.get('before') ?? '';
  const before = /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : null;
  const [roots, rows] = await Promise.all([listLedgerRoots({ before, limit: PAGE }), countLedger()]);
  return { title: t('ledger.title'), site: settings.name, roots, rows, first: !before, next: roots.length === PAGE ? (roots.at(-1)?.day ?? null) : null };
});

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => (data ? share(matches, { title: data.title, path: location.pathname, index: !location.search }) : []);

/** What anybody may keep a copy of: how the moderation ledger ended on each day. */
export default function PublicLedger(): ReactElement {
  const { title, roots, rows, first, next } = useLoaderData<typeof loader>();
  const t = useT();
  const { number } = useFormat();
  return (
    <Site layout="two">
      <PageHead
        title={title}
        action={
          <LinkButton icon="code" href={JSON_PATH}>
            JSON
          </LinkButton>
        }
      >
        {t('ledger.why')}
      </PageHead>
      <p>{t('ledger.whyKeep')}</p>
      <p className="meta">{t('ledger.now', { n: rows })}</p>
      {roots.length === 0 ? (
        <Empty icon="shield" title={t('ledger.noDay')}>
          {t('ledger.noDayWhy')}
        </Empty>
      ) : (
        <ul className="todo" aria-label={t('ledger.days')}>
          {roots.map(({ day, count, hash }) => (
            <li key={day} className="two stack" id={day}>
              <div className="min-w-0">
                <b>
                  <Time at={`${day}T12:00:00.000Z`} as="date" />
                </b>
                <code className="block break-all">{hash}</code>
              </div>
              <span className="meta tn">{t('ledger.rows', { n: number(count), count })}</span>
            </li>
          ))}
        </ul>
      )}
      <KeysetPager newerHref={first ? null : '/transparency/ledger'} olderHref={next ? `/transparency/ledger?before=${next}` : null} />
      <section className="part" aria-labelledby="check">
        <div className="sorth">
          <h2 id="check">{t('ledger.check')}</h2>
        </div>
        <p>{t('ledger.checkHow')}</p>
        <pre className="whitespace-pre-wrap">
          <code>npm run parvis -- ledger verify --roots FILE</code>
        </pre>
      </section>
    </Site>
  );
}
