import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { categoryPath } from '~/domains/threads';
import { getCategory, listThreads } from '~/domains/threads/index.server';
import { leftOutFor, levelsFor, readingOfRows } from '~/domains/following/index.server';
import { LevelMenu } from '~/domains/following/ui/level-menu';
import { ThreadList } from '~/domains/threads/ui/thread-list';
import { listAddresses, readListWish } from '~/http/list-wish';
import { page } from '~/http/page.server';
import { PickBar } from '~/http/pick-bar';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { LinkButton } from '~/ui/button';
import { PageHead, RailCard } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';

export const loader = page('everyone', async ({ actor, url, params }) => {
  const wish = readListWish(url);
  const slug = params.category ?? '';
  const category = await getCategory(actor, { slug });
  const [list, level] = await Promise.all([
    leftOutFor(actor, { categoryId: category.id }).then((without) => listThreads(actor, { ...wish, categorySlug: slug, without })),
    levelsFor(actor, 'category', category.id),
  ]);
  return { category, list, level, marks: await readingOfRows(actor, list.rows), period: wish.period };
});

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  if (!data) return [];
  const { name: title, description, readBy, slug } = data.category;
  const path = categoryPath(slug);
  return share(matches, { title, description, path, index: !location.search && readBy === 'everyone', feed: `${path}/feed.xml` });
};

export default function Category(): ReactElement {
  const { category, list, level, marks, period } = useLoaderData<typeof loader>();
  const t = useT();
  const path = categoryPath(category.slug);
  const askHref = `/ask?category=${category.slug}`;
  return (
    <Site
      rail={
        category.rulesHtml ? (
          <RailCard title={t('threads.rules')} icon="book">
            <Markdown html={category.rulesHtml} />
          </RailCard>
        ) : null
      }
    >
      <PageHead
        title={category.name}
        action={
          <>
            {level ? <LevelMenu kind="category" id={category.id} name={category.name} level={level} /> : null}
            {category.mayStart === true ? (
              <LinkButton icon="plus" href={askHref}>
                {t('threads.startHere')}
              </LinkButton>
            ) : null}
          </>
        }
      >
        {category.description}
      </PageHead>
      <ThreadList
        list={list}
        period={period}
        ofCategory
        marks={marks}
        about={{ category: category.id }}
        askHref={askHref}
        {...listAddresses(path, { order: list.order, period })}
      />
      <PickBar />
    </Site>
  );
}
