import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { createCategoryInput } from '~/domains/threads';
import { createCategory } from '~/domains/threads/index.server';
import { CategoryFields } from '~/domains/threads/ui/category-fields';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

export const loader = page('manager', async ({ t, settings }) => ({ title: t('staff.categories.new'), site: settings.name }));

export const meta = unlisted;

const fields = createCategoryInput.omit({ severalAccepted: true });

export const action = mutation('manager', async (ctx) => {
  const severalAccepted = take(ctx.form, 'severalAccepted') === 'on';
  await createCategory(ctx.actor, { ...ctx.input(fields), severalAccepted });
  return ctx.done('/staff/categories', { key: 'flash.categoryMade' });
});

export default function NewCategory(): ReactElement {
  const { title } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/categories', label: t('staff.nav.categories') }, { label: title }]} />
      <PageHead title={title} />
      <Form errors={entered.summary} buttons={<Button variant="primary">{t('staff.categories.make')}</Button>}>
        <CategoryFields form={entered} stored={null} />
      </Form>
    </>
  );
}
