import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { isMember } from '~/domains/identity';
import { groups, LENGTHS, searchPath } from '~/domains/search';
import { rememberSearch, search } from '~/domains/search/index.server';
import { SearchFilters } from '~/domains/search/ui/search-filters';
import { SearchResults, SearchTabs } from '~/domains/search/ui/search-results';
import { SearchTips } from '~/domains/search/ui/search-tips';
import { callerOf } from '~/http/caller.server';
import { page } from '~/http/page.server';
import { readerOf } from '~/http/reader.server';
import { Site } from '~/http/site';
import { limit } from '~/platform/limits/index.server';
import { Button, LinkButton } from '~/ui/button';
import { Empty, Note } from '~/ui/feedback';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

export const loader = page('everyone', async (context) => {
  const { actor, url, t, settings } = context;
  const asked = url.searchParams;
  if (asked.get('q')) await limit('costly', callerOf(context));
  const found = await search(actor, {
    q: (asked.get('q') ?? '').slice(0, LENGTHS.query.max),
    in: groups.find((group) => group === asked.get('in')) ?? 'all',
    cursor: asked.get('cursor') ?? undefined,
  });
  const result = asked.has('cursor') ? found : await rememberSearch(actor, await readerOf(context), found);
  const { q } = result;
  return { result, member: isMember(actor), title: q ? t('search.titleFor', { q }) : t('search.title'), site: settings.name };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

export default function Search(): ReactElement {
  const { result, member, title } = useLoaderData<typeof loader>();
  const { q, group, filters, next, corrected, loose, unknown, fellBack } = result;
  const t = useT();
  const found = result.threads.length + result.answers.length + result.people.length + result.tags.length > 0;
  return (
    <Site layout="two" place="search" query={q}>
      <PageHead title={title} />
      <form className="form line seek" role="search" action="/search" aria-label={t('search.label')}>
        <Input id="q" type="search" label={t('search.label')} hideLabel defaultValue={q} maxLength={LENGTHS.query.max} data-search-page="" enterKeyHint="search" autoComplete="off" />
        {group === 'all' ? null : <input type="hidden" name="in" value={group} />}
        <Button icon="search">{t('search.do')}</Button>
      </form>
      <SearchTips />
      {fellBack ? <Note icon="alert">{t('search.fellBack')}</Note> : null}
      {q && (found || filters.length > 0) ? <SearchFilters {...result} member={member} /> : null}
      {q && (found || group !== 'all') ? <SearchTabs result={result} /> : null}
      {corrected.length > 0 ? (
        <p className="aside" role="status">
          {t('search.corrected', { words: corrected.join(', ') })}
        </p>
      ) : null}
      {loose ? <p className="aside">{t('search.loose')}</p> : null}
      {unknown.map(({ kind, value }) => (
        <Note key={kind + value}>{t(`search.unknown.${kind}`, { value })}</Note>
      ))}
      {found ? <SearchResults result={result} /> : q ? <Nothing q={q} narrowed={filters.length > 0} /> : null}
      <KeysetPager olderHref={next && searchPath(q, { in: group, cursor: next })} />
    </Site>
  );
}

function Nothing({ q, narrowed }: { q: string; narrowed: boolean }): ReactElement {
  const t = useT();
  return (
    <Empty
      icon="search"
      title={t('search.nothing')}
      action={
        <LinkButton variant="primary" icon="plus" href={`/ask?title=${encodeURIComponent(q)}`}>
          {t('search.ask')}
        </LinkButton>
      }
    >
      {t(narrowed ? 'search.nothingNarrowed' : 'search.nothingText')}
    </Empty>
  );
}
