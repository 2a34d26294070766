import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { LENGTHS, searchPath, synonymIdInput, synonymInput } from '~/domains/search';
import { addSearchSynonym, getSearchEngine, getSearchReport, listSearchSynonyms, removeSearchSynonym } from '~/domains/search/index.server';
import { GapTable } from '~/domains/search/ui/gap-table';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { Button, PostButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { Input, Select } from '~/ui/field';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { Tabs } from '~/ui/navigation';
import { Facts } from '~/ui/table';

/** Days that the report may look back; a month unless asked otherwise. */
const PERIODS = [7, 30, 90, 365] as const;
const LANGUAGES = ['', 'en', 'fr'] as const;

export const loader = page('manager', async ({ actor, url, t, settings }) => {
  const days = PERIODS.find((each) => String(each) === url.searchParams.get('days')) ?? 30;
  const [report, synonyms, engine] = await Promise.all([getSearchReport(actor, { days }), listSearchSynonyms(actor), getSearchEngine(actor)]);
  return { title: t('staff.nav.search'), site: settings.name, days, report, synonyms, engine };
});

export const meta = unlisted;

export const action = mutation('manager', async ({ actor, method, input, form, done }) => {
  form.delete('form');
  if (method === 'DELETE') {
    await removeSearchSynonym(actor, input(synonymIdInput));
    return done('/staff/search#synonyms', { key: 'flash.synonymRemoved' });
  }
  await addSearchSynonym(actor, input(synonymInput));
  return done('/staff/search#synonyms', { key: 'flash.synonymAdded' });
});

export default function SearchReport(): ReactElement {
  const { title, days, report, engine } = useLoaderData<typeof loader>();
  const t = useT();
  const { figures, nothingFound, neverOpened } = report;
  return (
    <>
      <PageHead title={title}>{t('gaps.why')}</PageHead>
      <EngineNote {...engine} />
      <Tabs label={t('gaps.period')} items={PERIODS.map((each) => ({ href: `/staff/search?days=${each}`, label: t('gaps.days', { n: each }), current: each === days }))} />
      <Figures {...figures} />
      <section className="part" aria-labelledby="nothing">
        <div className="sorth">
          <h2 id="nothing">{t('gaps.nothing')}</h2>
        </div>
        <GapTable caption={t('gaps.nothing')} rows={nothingFound} empty={t('gaps.nothingNone')} hrefOf={searchPath} />
      </section>
      <section className="part" aria-labelledby="unopened">
        <div className="sorth">
          <h2 id="unopened">{t('gaps.unopened')}</h2>
        </div>
        <GapTable caption={t('gaps.unopened')} rows={neverOpened} empty={t('gaps.unopenedNone')} hrefOf={searchPath} withFound />
      </section>
      <Synonyms />
      <p className="aside">{t('gaps.kept')}</p>
    </>
  );
}

/** What answers, and what does not. */
function EngineNote({ engine, pending, trouble }: ReturnType<typeof useLoaderData<typeof loader>>['engine']): ReactElement {
  const t = useT();
  const { relative } = useFormat();
  if (trouble) return <Note icon="alert">{t('gaps.engine.trouble', { since: relative(trouble.since), said: trouble.said, n: pending })}</Note>;
  return <p className="meta">{engine === 'postgresql' ? t('gaps.engine.postgresql') : t('gaps.engine.meilisearch', { n: pending })}</p>;
}

function Figures({ searches, withoutResult, opened, deflections }: { searches: number; withoutResult: number; opened: number; deflections: number }): ReactElement {
  const t = useT();
  const { number, percent } = useFormat();
  const share = (part: number): string => (searches > 0 ? percent(part / searches) : '–');
  const figures = [
    { label: t('gaps.searches'), value: number(searches) },
    { label: t('gaps.withoutResult'), value: share(withoutResult) },
    { label: t('gaps.opened'), value: share(opened) },
    { label: t('gaps.deflections'), value: number(deflections) },
  ];
  return <Facts className="facts line card" items={figures} />;
}

function Synonyms(): ReactElement {
  const { synonyms } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  const language = (of: string): string => t(`gaps.language.${of || 'both'}`);
  return (
    <FormSet id="synonyms" title={t('gaps.synonyms')} hint={t('gaps.synonymsHint')}>
      {synonyms.length > 0 ? (
        <ul className="todo">
          {synonyms.map(({ id, word, other, language: of }) => (
            <li key={id} className="two">
              <span className="min-w-0">
                <b>{word}</b> = <b>{other}</b> <span className="meta in">{language(of)}</span>
              </span>
              <PostButton size="sm" action="/staff/search" values={{ _method: 'delete', id }} aria-label={t('gaps.removeOf', { word, other })}>
                {t('gaps.remove')}
              </PostButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Form errors={entered.summary} buttons={<Button icon="plus">{t('gaps.add')}</Button>}>
        <Input id="word" label={t('gaps.word')} errors={entered.errors('word')} defaultValue={entered.value('word')} maxLength={LENGTHS.synonym.max} required />
        <Input id="other" label={t('gaps.other')} errors={entered.errors('other')} defaultValue={entered.value('other')} maxLength={LENGTHS.synonym.max} required />
        <Select id="language" label={t('gaps.in')} defaultValue={entered.value('language', '')} options={LANGUAGES.map((value) => ({ value, label: language(value) }))} errors={entered.errors('language')} />
      </Form>
    </FormSet>
  );
}
