import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { editCategoryInput } from '~/domains/threads';
import { archiveCategory, editCategory, getCategory, getCategorySource, unarchiveCategory } from '~/domains/threads/index.server';
import { CategoryFields } from '~/domains/threads/ui/category-fields';
import { Button, LinkButton } from '~/ui/button';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

export const loader = page('manager', async ({ actor, params, t, settings }) => {
  const { id, name } = await getCategory(actor, { slug: params.id ?? '' });
  return { title: name, site: settings.name, list: t('staff.nav.categories'), stored: await getCategorySource(actor, { categoryId: id }) };
});

export const meta = unlisted;

const fields = editCategoryInput.omit({ severalAccepted: true });

export const action = mutation('manager', async (ctx) => {
  const { id: categoryId } = await getCategory(ctx.actor, { slug: ctx.params.id ?? '' });
  if (ctx.form.get('form') === 'archive') return archive(ctx, categoryId);
  ctx.form.set('categoryId', categoryId);
  const severalAccepted = take(ctx.form, 'severalAccepted') === 'on';
  await editCategory(ctx.actor, { ...ctx.input(fields), severalAccepted });
  return ctx.done('/staff/categories', { key: 'flash.categorySaved' });
});

async function archive(ctx: MutationContext, categoryId: string): Promise<Response> {
  const opens = ctx.method === 'DELETE';
  await (opens ? unarchiveCategory : archiveCategory)(ctx.actor, { categoryId });
  return ctx.done('/staff/categories', { key: opens ? 'flash.categoryOpened' : 'flash.categoryArchived' });
}

export default function Category(): ReactElement {
  const { title, list, stored } = useLoaderData<typeof loader>();
  const entered = useEntered('category');
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/categories', label: list }, { label: title }]} />
      <PageHead title={title} action={<LinkButton href={`/c/${stored.slug}`}>{t('staff.categories.see')}</LinkButton>} />
      <Form errors={entered.summary} buttons={<Button variant="primary">{t('settings.save')}</Button>}>
        <input type="hidden" name="form" value="category" />
        <CategoryFields form={entered} stored={stored} />
      </Form>
      <div className="mt-8">
        <FormSet
          id="archive"
          title={t(stored.archived ? 'staff.categories.open' : 'staff.categories.archive')}
          hint={t(stored.archived ? 'staff.categories.openHint' : 'staff.categories.archiveHint')}
        >
          <form method="post">
            <input type="hidden" name="form" value="archive" />
            {stored.archived ? <input type="hidden" name="_method" value="delete" /> : null}
            <Button variant={stored.archived ? 'plain' : 'danger'} icon={stored.archived ? 'undo' : 'archive'}>
              {t(stored.archived ? 'staff.categories.open' : 'staff.categories.archive')}
            </Button>
          </form>
        </FormSet>
      </div>
    </>
  );
}
