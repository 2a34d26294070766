import { avatarUrl } from '~/domains/uploads';
import type { ShownUpload } from '~/domains/uploads/index.server';
import type { Profile } from '~/domains/members/index.server';
import { memberPath } from '~/domains/members';
import { categoryPath, tagPath, type Category, type CategoryLabel, type CategorySource, type Person, type Tag, type TagLabel } from '~/domains/threads';
import { env } from '~/platform/env/index.server';
import type { z } from 'zod';
import type * as shapes from './shapes';

/** From what the rooms answer to what programs get. What belongs to threads is in `thread-views.server.ts`. */

type Shape<Name extends keyof typeof shapes> = (typeof shapes)[Name] extends z.ZodType ? z.output<(typeof shapes)[Name]> : never;

/** A path of this site as an absolute address. */
export function absolute(path: string): string {
  return env.PUBLIC_URL + path;
}

function face(avatarId: string | null): string | null {
  const path = avatarUrl(avatarId, 256);
  return path && absolute(path);
}

export function personView({ id, username, displayName, avatarId, closed }: Person): Shape<'personShape'> {
  const path = memberPath({ username, status: closed ? 'closed' : 'active' });
  return { id, username, displayName, closed, avatarUrl: face(avatarId), url: path && absolute(path) };
}

export function memberView(profile: Profile): Shape<'memberShape'> {
  const { id, username, displayName, role, bio, bioHtml, location, website, threadCount, postCount, acceptedCount } = profile;
  return {
    ...{ id, username, displayName, role, bio, bioHtml, location, website, threadCount, postCount, acceptedCount },
    unclaimed: profile.status === 'unclaimed',
    avatarUrl: face(profile.avatarId),
    createdAt: profile.createdAt.toISOString(),
    url: absolute(`/m/${encodeURIComponent(username)}`),
  };
}

export function categoryLabelView({ id, slug, name, colour }: CategoryLabel): Shape<'categoryLabelShape'> {
  return { id, slug, name, colour, url: absolute(categoryPath(slug)) };
}

function categoryFacts(category: Category | CategorySource) {
  const { id, slug, colour, icon, kinds, readBy, startBy, replyBy, severalAccepted, archived, position, threadCount } = category;
  return { id, slug, colour, icon, kinds, readBy, startBy, replyBy, severalAccepted, archived, position, threadCount, url: absolute(categoryPath(slug)) };
}

export function categoryView(category: Category): Shape<'categoryShape'> {
  const { name, description, rules, mayStart } = category;
  return { ...categoryFacts(category), name, description, rules, mayStart: mayStart === true };
}

export function categorySourceView(category: CategorySource): Shape<'categorySourceShape'> {
  const { name, description, rules } = category;
  return { ...categoryFacts(category), name, description, rules };
}

export function tagLabelView({ id, slug, name }: TagLabel): Shape<'tagLabelShape'> {
  return { id, slug, name };
}

export function tagView({ id, slug, name, description, threadCount, synonyms }: Tag): Shape<'tagShape'> {
  return { id, slug, name, description, threadCount, synonyms, url: absolute(tagPath(slug)) };
}

export function uploadView(id: string, { alt, width, height, variants }: ShownUpload): Shape<'uploadShape'> {
  const words = alt.replace(/[[\]\\\s]+/g, ' ').trim();
  return {
    ...{ id, alt, width, height },
    markdown: `![${words}](/uploads/${id})`,
    variants: variants.map((variant) => ({ url: absolute(variant.url), width: variant.width, type: variant.type })),
  };
}

