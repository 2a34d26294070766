import { isMember, type Actor } from '~/domains/identity';
import { memberPath } from '~/domains/members';
import { membersByUsernames } from '~/domains/members/index.server';
import { uploadsByIds, useUploads } from '~/domains/uploads/index.server';
import { env } from '~/platform/env/index.server';
import { parseMarkdown, renderParsed } from '~/platform/markdown/index.server';
import { categoryPath } from '../addresses';
import type { Tx } from '../at-hand.store.server';
import { cachedCategories } from '../categories/cached-categories.server';
import { MENTIONS_TOLD } from '../rules';
import { detectLanguage } from './language';
import type { Written } from './posts.store.server';

export type WrittenPost = Written & {
  /** Members to tell: ten at most, never the writer. `name` as the text has it, lower-cased. */
  mentions: { id: string; name: string }[];
  uploads: string[];
};

/**
 * Turns Markdown into what is stored of a post: safe HTML with the names, categories and pictures it
 * refers to, plain words, its language. Made once, when it is written. Only categories that everybody
 * may read become links: the HTML is the same for all readers.
 */
export async function writePost(
  actor: Actor,
  { postId, body, kind }: { postId: string; body: string; kind: 'post' | 'comment' },
): Promise<WrittenPost> {
  const parsed = parseMarkdown(body, env.PUBLIC_URL);
  const { mentions, categories, uploads } = parsed.references;
  const [members, known, images] = await Promise.all([
    membersByUsernames(mentions),
    categories.length > 0 ? cachedCategories() : [],
    uploadsByIds(uploads),
  ]);
  const open = new Map(known.filter((each) => each.readBy === 'everyone').map((each) => [each.slug, each]));
  const language = detectLanguage(body);
  const { html, text } = renderParsed(parsed, {
    locale: language,
    kind,
    idPrefix: postId,
    origin: env.PUBLIC_URL,
    resolve: {
      member(username) {
        const member = members.get(username);
        const href = member && memberPath(member);
        return member && href ? { username: member.username, href } : null;
      },
      category(slug) {
        const category = open.get(slug);
        return category ? { name: category.name[language ?? actor.locale], href: categoryPath(slug) } : null;
      },
      upload: (id) => images.get(id) ?? null,
    },
  });
  const others = [...members].map(([name, { id }]) => ({ name, id })).filter(({ id }) => !isMember(actor) || id !== actor.id);
  return { source: body, html, text, language, mentions: others.slice(0, MENTIONS_TOLD), uploads: [...images.keys()] };
}

/** Those of the mentions that an earlier text did not have. */
export function newMentions(before: string, mentions: WrittenPost['mentions']): WrittenPost['mentions'] {
  const earlier = parseMarkdown(before, env.PUBLIC_URL).references.mentions;
  return mentions.filter(({ name }) => !earlier.includes(name));
}

/** Uploads of a post that is being saved are kept for good; unused ones are dropped after a day. */
export async function keepUploads(tx: Tx, uploads: readonly string[]): Promise<void> {
  if (uploads.length > 0) await useUploads(tx, uploads);
}
