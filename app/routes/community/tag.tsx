import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { tagPath } from '~/domains/threads';
import { getTag, listThreads } from '~/domains/threads/index.server';
import { leftOutFor, levelsFor, readingOfRows } from '~/domains/following/index.server';
import { LevelMenu } from '~/domains/following/ui/level-menu';
import { ThreadList } from '~/domains/threads/ui/thread-list';
import { listAddresses, readListWish } from '~/http/list-wish';
import { page } from '~/http/page.server';
import { PickBar } from '~/http/pick-bar';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ actor, url, params, t }) => {
  const tag = await getTag(actor, { slug: params.tag ?? '' });
  // A synonym leads to the tag that it stands for.
  if (tag.slug !== params.tag) throw redirect(tagPath(tag.slug), 301);
  const wish = readListWish(url);
  const [list, level] = await Promise.all([
    leftOutFor(actor, { tagId: tag.id }).then((without) => listThreads(actor, { ...wish, tagSlug: tag.slug, without })),
    levelsFor(actor, 'tag', tag.id),
  ]);
  return { tag, list, level, marks: await readingOfRows(actor, list.rows), period: wish.period, title: t('threads.taggedWith', { tag: tag.name }) };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const path = tagPath(data.tag.slug);
  return share(matches, { title: data.title, description: data.tag.description ?? undefined, path, index: false, feed: `${path}/feed.xml` });
};

export default function Tag(): ReactElement {
  const { tag, list, level, marks, period, title } = useLoaderData<typeof loader>();
  const t = useT();
  const path = tagPath(tag.slug);
  return (
    <Site>
      <PageHead title={title} action={level ? <LevelMenu kind="tag" id={tag.id} name={tag.name} level={level} /> : null}>
        {tag.description}
        {tag.synonyms.length > 0 ? <span className="meta"> {t('threads.synonyms', { words: tag.synonyms.join(', ') })}</span> : null}
      </PageHead>
      <ThreadList
        list={list}
        period={period}
        marks={marks}
        about={{ tag: tag.id }}
        askHref={`/ask?tags=${encodeURIComponent(tag.slug)}`}
        {...listAddresses(path, { order: list.order, period })}
      />
      <PickBar />
    </Site>
  );
}
