import type { Actor } from '~/domains/identity';
import { createCategoryInput, editCategoryInput, orderCategoriesInput, type Category } from '~/domains/threads';
import {
  archiveCategory,
  createCategory,
  editCategory,
  getCategorySource,
  listCategories,
  orderCategories,
  unarchiveCategory,
} from '~/domains/threads/index.server';
import { endpoint } from '~/http/api/endpoint';
import { categoryParams } from '~/http/api/params';
import { categoryShape, categorySourceShape } from '~/http/api/shapes';
import { categorySourceView, categoryView } from '~/http/api/views.server';
import { NotFound } from '~/platform/errors';
import { z } from 'zod';

const tag = 'Categories';
const listShape = z.strictObject({ items: z.array(categoryShape) });

export const categoryEndpoints = [
  endpoint({
    method: 'GET',
    path: '/categories',
    tag,
    summary: 'The categories that you may read, in their order',
    scope: 'read',
    open: true,
    query: z.strictObject({ archived: z.enum(['true', 'false'], 'notValid').default('false').meta({ description: 'Archived ones too.' }) }),
    answer: { status: 200, schema: listShape },
    async run({ actor, query }) {
      return list(actor, query.archived === 'true');
    },
  }),
  endpoint({
    method: 'POST',
    path: '/categories',
    tag,
    summary: 'Make a category',
    scope: 'admin',
    body: createCategoryInput,
    answer: { status: 201, schema: categorySourceShape },
    async run({ actor, body }) {
      const { categoryId } = await createCategory(actor, body);
      return { ...(await source(actor, categoryId)), location: `/categories/${categoryId}` };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/categories/{categoryId}',
    tag,
    summary: 'A category',
    scope: 'read',
    open: true,
    params: categoryParams,
    answer: { status: 200, schema: categoryShape },
    async run({ actor, params }) {
      return { body: categoryView(await find(actor, params.categoryId)) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/categories/{categoryId}/source',
    tag,
    summary: 'A category with its texts in all languages',
    scope: 'admin',
    params: categoryParams,
    answer: { status: 200, schema: categorySourceShape },
    async run({ actor, params }) {
      return source(actor, params.categoryId);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/categories/{categoryId}',
    tag,
    summary: 'Replace what a category says and who may use it',
    description: 'The slug stays.',
    scope: 'admin',
    params: categoryParams,
    body: editCategoryInput.omit({ categoryId: true }),
    answer: { status: 200, schema: categorySourceShape },
    async run({ actor, params: { categoryId }, body }) {
      await editCategory(actor, { categoryId, ...body });
      return source(actor, categoryId);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/categories/{categoryId}/archived',
    tag,
    summary: 'Close a category: it stays readable, and nothing is added',
    scope: 'admin',
    params: categoryParams,
    answer: { status: 200, schema: categorySourceShape },
    async run({ actor, params }) {
      await archiveCategory(actor, params);
      return source(actor, params.categoryId);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/categories/{categoryId}/archived',
    tag,
    summary: 'Open an archived category again',
    scope: 'admin',
    params: categoryParams,
    answer: { status: 200, schema: categorySourceShape },
    async run({ actor, params }) {
      await unarchiveCategory(actor, params);
      return source(actor, params.categoryId);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/category-order',
    tag,
    summary: 'Put the categories in another order',
    description: 'Those left out follow in the order they had.',
    scope: 'admin',
    body: orderCategoriesInput,
    answer: { status: 200, schema: listShape },
    async run({ actor, body }) {
      await orderCategories(actor, body);
      return list(actor, false);
    },
  }),
];

async function list(actor: Actor, archived: boolean) {
  return { body: { items: (await listCategories(actor, { archived })).map(categoryView) } };
}

async function find(actor: Actor, id: string): Promise<Category> {
  const found = (await listCategories(actor, { archived: true })).find((category) => category.id === id);
  if (!found) throw new NotFound();
  return found;
}

async function source(actor: Actor, categoryId: string) {
  return { body: categorySourceView(await getCategorySource(actor, { categoryId })) };
}
