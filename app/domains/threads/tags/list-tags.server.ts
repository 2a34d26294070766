import { isStaff, type Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { readableCategories } from '../categories/cached-categories.server';
import type { Tag } from '../types';
import { tagSlugOf } from '../words';
import { readTagBySlug, readTags } from './tags.store.server';

/**
 * Tags of threads that the actor may read, the most used first and counted over those threads alone;
 * with `prefix` those that begin so, themselves or by a synonym. Staff see unused ones too.
 *
 * @param page from 1, of `limit` tags each (30, at most 200)
 */
export async function listTags(actor: Actor, { prefix = '', limit = 30, page = 1 } = {}): Promise<Tag[]> {
  const size = Math.min(limit, 200);
  return readTags(tagSlugOf(prefix), await within(actor), size, (page - 1) * size);
}

/**
 * The tag with this slug or synonym; compare its `slug` with the one asked for, to redirect.
 * @throws NotFound also when no thread that the actor may read has it
 */
export async function getTag(actor: Actor, { slug }: { slug: string }): Promise<Tag> {
  const tag = await readTagBySlug(tagSlugOf(slug), await within(actor));
  if (!tag) throw new NotFound();
  return tag;
}

async function within(actor: Actor) {
  const { byId } = await readableCategories(actor);
  return { categoryIds: [...byId.keys()], unused: isStaff(actor) };
}
