import { isMember, type Actor } from '~/domains/identity';
import { memberPath } from '~/domains/members';
import { membersByUsernames, type MemberCard } from '~/domains/members/index.server';
import { uploadsByIds, useUploads } from '~/domains/uploads/index.server';
import { env } from '~/platform/env/index.server';
import type { Locale } from '~/platform/i18n';
import { MARKDOWN_VERSION, parseMarkdown, renderParsed } from '~/platform/markdown/index.server';
import { categoryPath } from '../addresses';
import { bothOf } from '../access-thread.server';
import type { Tx } from '../at-hand.store.server';
import { readCategories } from '../categories/categories.store.server';
import { MENTIONS_TOLD } from '../rules';
import { detectLanguage } from './language';
import type { Written } from './posts.store.server';

export type WrittenPost = Written & {
  /** Members to tell: ten at most, never the writer. `name` as the text has it, lower-cased. */
  mentions: { id: string; name: string }[];
  uploads: string[];
  /** How many other sites' pages it links to. */
  links: number;
};

/**
 * Turns Markdown into what is stored of a post: safe HTML with the names, categories and pictures it
 * refers to, plain words, its language. Made when it is written, and again by `renderRound`.
 *
 * @param tx where it is written within a transaction
 */
export async function writePost(
  actor: Actor,
  { postId, body, kind }: { postId: string; body: string; kind: 'post' | 'comment' },
  tx: Tx | null = null,
): Promise<WrittenPost> {
  const members = await membersByUsernames(parseMarkdown(body, env.PUBLIC_URL).references.mentions, tx);
  const language = detectLanguage(body);
  const { html, text, uploads, links } = await renderBody({ postId, body, kind, language, member: (name) => members.get(name) ?? null, tx });
  const others = [...members].map(([name, { id }]) => ({ name, id })).filter(({ id }) => !isMember(actor) || id !== actor.id);
  return { source: body, html, text, language, renderVersion: MARKDOWN_VERSION, mentions: others.slice(0, MENTIONS_TOLD), uploads, links };
}

export type Rendering = { html: string; text: string; uploads: string[]; links: number };

/**
 * The HTML and the words of a body. It is the same for all readers: only categories that everybody may read become
 * links, and these show what was typed, never the name, which would stay when the category becomes private.
 *
 * @param body.member whom a name means, in lower case
 */
export async function renderBody(body: {
  postId: string;
  body: string;
  kind: 'post' | 'comment';
  language: Locale | null;
  member(name: string): MemberCard | null;
  tx?: Tx | null;
}): Promise<Rendering> {
  const parsed = parseMarkdown(body.body, env.PUBLIC_URL);
  const { categories, uploads } = parsed.references;
  const { tx = null } = body;
  const [known, images] = await bothOf(tx, async () => (categories.length > 0 ? readCategories(tx) : []), () => uploadsByIds(uploads, tx));
  const open = new Set(known.filter((each) => each.readBy === 'everyone').map((each) => each.slug));
  const { html, text, links } = renderParsed(parsed, {
    locale: body.language,
    kind: body.kind,
    idPrefix: body.postId,
    origin: env.PUBLIC_URL,
    resolve: {
      member(name) {
        const member = body.member(name);
        const href = member && memberPath(member);
        return member && href ? { username: member.username, href } : null;
      },
      category: (slug) => (open.has(slug) ? { name: `#${slug}`, href: categoryPath(slug) } : null),
      upload: (id) => images.get(id) ?? null,
    },
  });
  return { html, text, uploads: [...images.keys()], links: links.length };
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
