import { describe, expect, it } from 'vitest';
import { categoryTemplates, createCategoryInput } from '~/domains/threads';
import {
  archiveCategory,
  createCategoriesFromTemplates,
  createCategory,
  editCategory,
  getCategory,
  getCategorySource,
  listCategories,
  orderCategories,
  unarchiveCategory,
} from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { NotFound } from '~/platform/errors';
import { ICON_NAMES } from '~/ui/icon-sprite';
import { useDatabase } from '../../setup/database';
import { category, drift, refusal, someone, thread, visitor } from './world';

useDatabase();

const text = (en: string, fr: string) => ({ en, fr });
const fields = {
  ...{ name: text('Recipes', 'Recettes'), description: text('What to cook', 'Quoi cuisiner'), rules: text('Be kind', 'Soyez aimables') },
  ...{ colour: '#aa3300', icon: 'book', kinds: ['discussion' as const], readBy: 'everyone' as const, startBy: 'member' as const, replyBy: 'member' as const },
  severalAccepted: false,
};

const recordedOf = async (categoryId: string) =>
  (await db.activity.findMany({ where: { categoryId }, orderBy: { id: 'asc' } })).map(({ kind, data }) => [kind, data]);

describe('making a category', () => {
  it('says what is wrong with the input', () => {
    const wrong = (input: object) => createCategoryInput.safeParse({ ...fields, ...input }).error?.issues.map((issue) => issue.message);
    expect(wrong({ name: text('R', 'Recettes') })).toEqual(['tooShort|min=2']);
    expect(wrong({ colour: 'red' })).toEqual(['colourShape']);
    expect(wrong({ kinds: [] })).toEqual(['kindMissing']);
    expect(wrong({ readBy: 'nobody' })).toEqual(['audienceUnknown']);
    expect(wrong({ slug: '???' })).toEqual(['slugEmpty']);
    expect(wrong({})).toBeUndefined();
  });

  it('is for community managers', async () => {
    expect(await refusal(createCategory(visitor, fields))).toBe('Forbidden: signInFirst');
    expect(await refusal(createCategory(await someone('moderator'), fields))).toBe('Forbidden: managersOnly');
    const manager = await someone('manager');
    expect(await refusal(createCategory({ ...manager, scopes: ['write', 'moderate'] }, fields))).toBe('Forbidden: scopeMissing|scope=admin');
  });

  it('makes, places and records it, and finds an address for it', async () => {
    const manager = await someone('manager');
    const made = await createCategory(manager, fields);
    const again = await createCategory(manager, fields);
    expect([made.slug, again.slug]).toEqual(['recipes', 'recipes-2']);
    expect(await refusal(createCategory(manager, { ...fields, slug: 'recipes' }))).toBe('Invalid');
    expect(await getCategory({ ...visitor, locale: 'fr' }, { slug: 'recipes' })).toMatchObject({
      ...{ name: 'Recettes', description: 'Quoi cuisiner', rules: 'Soyez aimables', threadCount: 0, archived: false },
      mayStart: { no: 'signInFirst' },
    });
    expect((await listCategories(visitor)).slice(-2).map((each) => each.id)).toEqual([made.categoryId, again.categoryId]);
    expect(await recordedOf(made.categoryId)).toEqual([['category.created', { slug: 'recipes', name: 'Recipes' }]]);
  });

  it('from templates makes each once, in both languages, with icons that exist', async () => {
    const manager = await someone('owner');
    const keys = categoryTemplates.map((template) => template.key);
    expect(await createCategoriesFromTemplates(manager, { keys })).toHaveLength(keys.length);
    expect(await createCategoriesFromTemplates(manager, { keys: ['help', 'ideas'] })).toEqual([]);
    expect(await refusal(createCategoriesFromTemplates(manager, { keys: ['poetry'] }))).toBe('Invalid');
    for (const { icon, name } of categoryTemplates) {
      expect(ICON_NAMES).toContain(icon);
      expect(name.en && name.fr).toBeTruthy();
    }
    expect((await listCategories(visitor)).some((each) => each.slug === 'team')).toBe(false);
    await expect(getCategory(visitor, { slug: 'team' })).rejects.toBeInstanceOf(NotFound);
  });
});

describe('changing a category', () => {
  it('is for community managers who may read it', async () => {
    const categoryId = await category();
    expect(await refusal(editCategory(await someone(), { ...fields, categoryId }))).toBe('Forbidden: managersOnly');
    await expect(editCategory(await someone('manager'), { ...fields, categoryId: newId() })).rejects.toBeInstanceOf(NotFound);
    await expect(editCategory(await someone('manager'), { ...fields, categoryId: await category({ readBy: 'admin' }) })).rejects.toBeInstanceOf(NotFound);
    expect(await refusal(getCategorySource(await someone(), { categoryId }))).toBe('Forbidden: managersOnly');
  });

  it('changes what is different, records its names, and hides it at once where it is made private', async () => {
    const manager = await someone('manager');
    const { categoryId, slug } = await createCategory(manager, fields);
    await editCategory(manager, { ...fields, categoryId });
    await editCategory(manager, { ...fields, categoryId, colour: '#00aa33', readBy: 'moderator' });
    expect((await recordedOf(categoryId)).slice(1)).toEqual([['category.edited', { changed: ['colour', 'readBy'] }]]);
    await expect(getCategory(visitor, { slug })).rejects.toBeInstanceOf(NotFound);
    expect(await getCategorySource(manager, { categoryId })).toMatchObject({ name: fields.name, colour: '#00aa33', readBy: 'moderator' });
  });
});

describe('archiving a category', () => {
  it('leaves it to be read, and takes it out of the list, until it is opened again', async () => {
    const manager = await someone('manager');
    const { categoryId, slug } = await createCategory(manager, fields);
    expect(await refusal(archiveCategory(await someone('moderator'), { categoryId }))).toBe('Forbidden: managersOnly');
    await archiveCategory(manager, { categoryId });
    await archiveCategory(manager, { categoryId });
    expect((await getCategory(visitor, { slug })).archived).toBe(true);
    expect((await listCategories(visitor)).some((each) => each.id === categoryId)).toBe(false);
    expect((await listCategories(visitor, { archived: true })).some((each) => each.id === categoryId)).toBe(true);
    await unarchiveCategory(manager, { categoryId });
    await unarchiveCategory(manager, { categoryId });
    expect((await recordedOf(categoryId)).map(([kind]) => kind)).toEqual(['category.created', 'category.archived', 'category.unarchived']);
  });
});

describe('ordering categories', () => {
  it('is for community managers, of categories that exist', async () => {
    const categoryIds = [await category()];
    expect(await refusal(orderCategories(await someone(), { categoryIds }))).toBe('Forbidden: managersOnly');
    expect(await refusal(orderCategories(await someone('manager'), { categoryIds: [newId()] }))).toBe('Invalid');
  });

  it('puts them in that order, the others after them', async () => {
    const before = (await listCategories(visitor)).map((each) => each.id);
    const wanted = [before.at(-1)!, before[1]!];
    await orderCategories(await someone('manager'), { categoryIds: wanted });
    const after = (await listCategories(visitor)).map((each) => each.id);
    expect(after).toEqual([...wanted, ...before.filter((id) => !wanted.includes(id))]);
    expect((await db.activity.findFirst({ where: { kind: 'category.ordered' } }))?.data).toEqual({ order: wanted });
  });
});

it('threads are counted in their category', async () => {
  const categoryId = await category();
  await Promise.all([1, 2, 3].map(() => thread({ categoryId })));
  expect((await listCategories(visitor)).find((each) => each.id === categoryId)?.threadCount).toBe(3);
  expect(await drift()).toEqual([]);
});
