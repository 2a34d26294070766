import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { categoryPath } from '~/domains/threads';
import { listCategories } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { CategoryDot } from '~/ui/marks';

export const loader = page('everyone', async ({ actor, locale, t, settings }) => ({
  categories: await listCategories(actor),
  title: t('threads.categories'),
  tagline: settings.tagline[locale],
}));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? share(matches, { title: data.title, description: data.tagline, path: '/c' }) : []);

export default function Categories(): ReactElement {
  const { categories, title } = useLoaderData<typeof loader>();
  const t = useT();
  const { number } = useFormat();
  return (
    <Site layout="two">
      <PageHead title={title}>{t('threads.categoriesText')}</PageHead>
      {categories.length === 0 ? (
        <Empty icon="chat" title={t('threads.noCategories')} />
      ) : (
        <ul className="tiles">
          {categories.map((category) => (
            <li key={category.id} className="card pane" data-key-row="">
              <h2>
                <CategoryDot colour={category.colour} />
                <a href={categoryPath(category.slug)} data-key-open="">
                  {category.name}
                </a>
              </h2>
              <p>{category.description}</p>
              <p className="meta tn">{t('threads.threadCount', { n: category.threadCount, shown: number(category.threadCount) })}</p>
            </li>
          ))}
        </ul>
      )}
    </Site>
  );
}
