import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { CategoryOrder } from '~/domains/threads/ui/category-order';
import { listCategories, orderCategories } from '~/domains/threads/index.server';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('manager', async ({ actor, t, settings }) => ({
  title: t('staff.nav.categories'),
  site: settings.name,
  categories: await listCategories(actor, { archived: true }),
}));

export const meta = unlisted;

/** Moves one category a place up or down; its neighbour takes the place. */
export const action = mutation('manager', async (ctx) => {
  const ids = (await listCategories(ctx.actor)).map(({ id }) => id);
  const from = ids.indexOf(String(ctx.form.get('id')));
  const to = from + (ctx.form.get('move') === 'up' ? -1 : 1);
  const [one, other] = [ids[from], ids[to]];
  if (one && other) {
    ids[from] = other;
    ids[to] = one;
    await orderCategories(ctx.actor, { categoryIds: ids });
  }
  return ctx.done('/staff/categories');
});

export default function Categories(): ReactElement {
  const { title, categories } = useLoaderData<typeof loader>();
  const t = useT();
  const make = (
    <LinkButton variant="primary" icon="plus" href="/staff/categories/new">
      {t('staff.categories.new')}
    </LinkButton>
  );
  const archived = categories.filter((category) => category.archived);
  return (
    <>
      <PageHead title={title} action={categories.length > 0 ? make : null}>
        {t('staff.categories.why')}
      </PageHead>
      {categories.length === 0 ? (
        <Empty icon="folder" title={t('staff.categories.none')} action={make}>
          {t('staff.categories.noneWhy')}
        </Empty>
      ) : (
        <CategoryOrder categories={categories.filter((category) => !category.archived)} action="/staff/categories" />
      )}
      {archived.length > 0 ? (
        <section className="mt-8 grid gap-3">
          <h2>{t('staff.categories.archived')}</h2>
          <CategoryOrder categories={archived} action={null} />
        </section>
      ) : null}
    </>
  );
}
