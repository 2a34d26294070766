import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { ruleActions } from '~/domains/screening';
import { listWordRules, measuredScreening } from '~/domains/screening/index.server';
import { MeasuredTables } from '~/domains/screening/ui/measured-table';
import { RuleList } from '~/domains/screening/ui/rule-list';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager, Tabs } from '~/ui/navigation';

const SHOWN = 100;

export const loader = page('manager', async ({ actor, t, url, settings }) => {
  const all = await listWordRules(actor);
  const counts = ruleActions.map((action) => ({ action, n: all.filter((rule) => rule.action === action).length }));
  const asked = url.searchParams.get('action');
  const action = ruleActions.find((each) => each === asked) ?? counts.find(({ n }) => n > 0)?.action ?? 'hold';
  const pages = Math.max(1, Math.ceil(all.filter((rule) => rule.action === action).length / SHOWN));
  const number = Math.min(Math.max(Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1, 1), pages);
  const rules = all.filter((rule) => rule.action === action).slice((number - 1) * SHOWN, number * SHOWN);
  return { title: t('desk.words.title'), site: settings.name, counts, action, rules, number, pages, measured: measuredScreening() };
});

export const meta = unlisted;

export default function Words(): ReactElement {
  const { title, counts, action, rules, number, pages, measured } = useLoaderData<typeof loader>();
  const t = useT();
  const make = (
    <LinkButton variant="primary" icon="plus" href={`/staff/words/new?action=${action}`}>
      {t('desk.words.new')}
    </LinkButton>
  );
  const caption = t(`desk.words.actions.${action}`);
  const hrefOf = (page: number): string => `/staff/words?action=${action}&page=${page}`;
  return (
    <>
      <PageHead title={title} action={rules.length > 0 ? make : null}>
        {t('desk.words.why')}
      </PageHead>
      <Tabs label={t('desk.words.action')} items={counts.map(({ action: each, n }) => ({ href: `/staff/words?action=${each}`, label: t(`desk.words.actions.${each}`), count: n, current: each === action }))} />
      <p className="hint">{t(`desk.words.actionHints.${action}`)}</p>
      {rules.length > 0 ? (
        <RuleList rules={rules} caption={caption} />
      ) : (
        <Empty icon="shield" title={t('desk.words.none')} action={make}>
          {t('desk.words.noneWhy')}
        </Empty>
      )}
      <KeysetPager newerHref={number > 1 ? hrefOf(number - 1) : null} olderHref={number < pages ? hrefOf(number + 1) : null} />
      <MeasuredTables measured={measured} />
    </>
  );
}
