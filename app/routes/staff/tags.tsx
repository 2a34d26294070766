import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { listTags } from '~/domains/threads/index.server';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';
import { Table } from '~/ui/table';

const SHOWN = 60;

export const loader = page('moderator', async ({ actor, url, t, settings }) => {
  const prefix = (url.searchParams.get('q') ?? '').slice(0, 60);
  const number = Math.min(Math.max(Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1, 1), 10_000);
  const tags = await listTags(actor, { prefix, limit: SHOWN, page: number });
  return { title: t('staff.nav.tags'), site: settings.name, tags, more: tags.length === SHOWN, prefix, number };
});

export const meta = unlisted;

export default function Tags(): ReactElement {
  const { title, tags, more, prefix, number: page } = useLoaderData<typeof loader>();
  const { number } = useFormat();
  const t = useT();
  const hrefOf = (wanted: number): string => `/staff/tags?${new URLSearchParams({ ...(prefix ? { q: prefix } : {}), page: String(wanted) })}`;
  return (
    <>
      <PageHead title={title}>{t('staff.tags.why')}</PageHead>
      <form className="card filters one" role="search" aria-label={title} action="/staff/tags">
        <Input id="q" type="search" label={t('staff.tags.search')} defaultValue={prefix} />
        <Button icon="search">{t('staff.members.find')}</Button>
      </form>
      {tags.length === 0 ? (
        <Empty icon="tag" title={t('staff.tags.none')} action={prefix ? <LinkButton href="/staff/tags">{t('staff.tags.all')}</LinkButton> : null}>
          {t('staff.tags.noneWhy')}
        </Empty>
      ) : (
        <Table
          caption={title}
          hideCaption
          rows={tags}
          keyOf={(tag) => tag.id}
          columns={[
            {
              key: 'name',
              label: t('staff.tags.name'),
              rowHeader: true,
              cell: (tag) => (
                <a className="lnk" href={`/staff/tags/${encodeURIComponent(tag.slug)}`}>
                  {tag.name}
                </a>
              ),
            },
            { key: 'description', label: t('staff.tags.description'), cell: (tag) => tag.description ?? '–' },
            { key: 'synonyms', label: t('staff.tags.synonyms'), cell: (tag) => tag.synonyms.join(', ') || '–' },
            { key: 'threads', label: t('staff.tags.threads'), numeric: true, cell: (tag) => number(tag.threadCount) },
          ]}
        />
      )}
      <KeysetPager newerHref={page > 1 ? hrefOf(page - 1) : null} olderHref={more ? hrefOf(page + 1) : null} />
    </>
  );
}
