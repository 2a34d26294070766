import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { isStaff } from '~/domains/identity';
import { getFigures } from '~/domains/moderation/index.server';
import { TransparencyFigures } from '~/domains/moderation/ui/transparency-figures';
import { page } from '~/http/page.server';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { NotFound } from '~/platform/errors';
import { LinkButton } from '~/ui/button';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Tabs } from '~/ui/navigation';

/** The sheets of the Commission's template that there are figures for. */
const SHEETS = [1, 3, 4, 5, 6, 7, 8] as const;

/** What anybody may read: a year of moderation in figures. Without a year in the address, the one that runs. */
export const loader = page('everyone', async ({ actor, locale, params, t, settings }) => {
  const year = params.year;
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new NotFound();
  const figures = await getFigures(locale, year === undefined ? {} : { year: Number(year) });
  return { figures, preview: !figures.finished && isStaff(actor), title: t('transparency.title'), site: settings.name };
});

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => (data ? share(matches, { title: `${data.title} ${data.figures.year}`, path: location.pathname }) : []);

export default function Transparency(): ReactElement {
  const { figures, preview, title, site } = useLoaderData<typeof loader>();
  const t = useT();
  const { year, years, finished } = figures;
  return (
    <Site layout="two">
      <PageHead title={title}>{t('transparency.why', { site })}</PageHead>
      <Tabs
        label={t('transparency.years')}
        items={years.map((each, index) => ({ href: index === 0 ? '/transparency' : `/transparency/${each}`, label: index === 0 ? t('transparency.soFar', { year: String(each) }) : String(each), current: each === year }))}
      />
      <TransparencyFigures figures={figures} />
      <section className="part" aria-labelledby="report">
        <div className="sorth">
          <h2 id="report">{t('transparency.report')}</h2>
        </div>
        <p className="mb-2">{t('transparency.reportWhy')}</p>
        {finished ? null : <p className="meta mb-2">{t(preview ? 'transparency.reportPreview' : 'transparency.reportLater', { year: String(year) })}</p>}
        {finished || preview ? (
          <ul className="flex flex-wrap gap-2">
            {SHEETS.map((sheet) => (
              <li key={sheet}>
                <LinkButton size="sm" href={`/transparency/report/${year}-${sheet}.csv`}>
                  {t('transparency.sheet', { n: sheet, name: t(`transparency.sheets.${sheet}`) })}
                </LinkButton>
              </li>
            ))}
            <li>
              <LinkButton size="sm" icon="code" href={`/transparency/report/${year}.json`}>
                {t('transparency.allSheets')}
              </LinkButton>
            </li>
          </ul>
        ) : null}
      </section>
      <section className="part" aria-labelledby="proof">
        <div className="sorth">
          <h2 id="proof">{t('transparency.proof')}</h2>
        </div>
        <p className="mb-2">{t('transparency.proofWhy')}</p>
        <p>
          <LinkButton icon="shield" href="/transparency/ledger">
            {t('ledger.title')}
          </LinkButton>
        </p>
      </section>
    </Site>
  );
}
