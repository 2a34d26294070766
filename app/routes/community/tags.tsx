import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { tagPath } from '~/domains/threads';
import { listTags } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { Button } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { Tag } from '~/ui/marks';

export const loader = page('everyone', async ({ actor, url, t }) => {
  const prefix = (url.searchParams.get('q') ?? '').slice(0, 40);
  return { prefix, tags: await listTags(actor, { prefix, limit: 200 }), title: t('threads.tags') };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? share(matches, { title: data.title, path: '/tags', index: false }) : []);

export default function Tags(): ReactElement {
  const { tags, prefix, title } = useLoaderData<typeof loader>();
  const t = useT();
  const { number } = useFormat();
  return (
    <Site layout="two">
      <PageHead title={title}>{t('threads.tagsText')}</PageHead>
      <form className="form line" role="search" aria-label={t('threads.findTag')}>
        <Input id="q" label={t('threads.findTag')} defaultValue={prefix} maxLength={40} />
        <Button>{t('threads.find')}</Button>
      </form>
      {tags.length === 0 ? (
        <Empty icon="tag" title={t(prefix ? 'threads.noTagLike' : 'threads.noTags', { prefix })} />
      ) : (
        <ul className="tagcloud">
          {tags.map((tag) => (
            <li key={tag.id}>
              <Tag href={tagPath(tag.slug)}>{tag.name}</Tag> <span className="meta tn">{number(tag.threadCount)}</span>
            </li>
          ))}
        </ul>
      )}
    </Site>
  );
}
