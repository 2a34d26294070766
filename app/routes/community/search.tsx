import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { LENGTHS } from '~/domains/threads';
import { searchThreads } from '~/domains/threads/index.server';
import { SearchHits } from '~/domains/threads/ui/search-hits';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

export const loader = page('everyone', async ({ actor, url, t, settings }) => {
  const q = (url.searchParams.get('q') ?? '').slice(0, LENGTHS.query.max).trim();
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const found = q ? await searchThreads(actor, { q, cursor }) : { hits: [], next: null };
  return { q, ...found, title: q ? t('search.titleFor', { q }) : t('search.title'), site: settings.name };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

export default function Search(): ReactElement {
  const { q, hits, next, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two" place="search" query={q}>
      <PageHead title={title} />
      <form className="form line" role="search" aria-label={t('search.label')}>
        <Input id="q" type="search" label={t('search.label')} hideLabel defaultValue={q} maxLength={LENGTHS.query.max} />
        <Button icon="search">{t('search.do')}</Button>
      </form>
      {hits.length > 0 ? <SearchHits hits={hits} /> : null}
      {q && hits.length === 0 ? (
        <Empty
          icon="search"
          title={t('search.nothing')}
          action={
            <LinkButton variant="primary" icon="plus" href={`/ask?title=${encodeURIComponent(q)}`}>
              {t('search.ask')}
            </LinkButton>
          }
        >
          {t('search.nothingText')}
        </Empty>
      ) : null}
      <KeysetPager olderHref={next && `/search?${new URLSearchParams({ q, cursor: next })}`} />
    </Site>
  );
}
