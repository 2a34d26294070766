import { memberPath } from '~/domains/members';
import { cleanBody, detectLanguage, tagPath } from '~/domains/threads/index.server';
import { env } from '~/platform/env/index.server';
import { htmlToMarkdown, renderMarkdown, stackExchangeMarkdown, type MarkdownReferences } from '~/platform/markdown/index.server';

/** A text of the dump as we keep it. */
export type WriteUp = { source: string; html: string; text: string; language: 'en' | 'fr' | null };

/** What names in a text may lead to. */
export type Surroundings = {
  /** Made part of the ids in the HTML. */
  postId: string;
  /** Usernames of those who wrote in the thread, by the names they are mentioned by there: see `mentionKey`. */
  people: ReadonlyMap<string, string>;
  /** Slugs of our tags by their names in the dump. */
  tags: ReadonlyMap<string, { slug: string }>;
};

/** As Stack Exchange writes names after an @: without spaces, in any case. */
export function mentionKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, '').toLowerCase();
}

/** From the HTML that the dump has where no history tells what was typed. */
export function writeHtml(html: string, around: Surroundings): WriteUp {
  return write(htmlToMarkdown(html), 'post', around);
}

/** From the Markdown that was typed into Stack Exchange's editor. */
export function writeMarkdown(source: string, around: Surroundings): WriteUp {
  return write(fromStackExchange(source, around), 'post', around);
}

/** Comments are small Markdown there: emphasis, code, links. */
export function writeComment(source: string, around: Surroundings): WriteUp {
  return write(fromStackExchange(source, around), 'comment', around);
}

/** What a member said about themselves, from HTML; null when nothing of it is left. */
export function writeBio(html: string): { source: string; html: string } | null {
  const source = cleanBody(htmlToMarkdown(html)).trim();
  if (source === '') return null;
  return { source, html: renderMarkdown(source, { locale: null, kind: 'bio', origin: env.PUBLIC_URL }).html };
}

function fromStackExchange(source: string, { tags }: Surroundings): string {
  return stackExchangeMarkdown(source, {
    tagHref: (name) => {
      const tag = tags.get(name.toLowerCase());
      return tag ? tagPath(tag.slug) : null;
    },
  });
}

function write(typed: string, kind: 'post' | 'comment', around: Surroundings): WriteUp {
  const source = cleanBody(typed).trim();
  const language = detectLanguage(source);
  const { html, text } = renderMarkdown(source, {
    locale: language,
    kind,
    origin: env.PUBLIC_URL,
    idPrefix: around.postId,
    resolve: namesOf(around),
  });
  return { source, html, text, language };
}

/** Only those who wrote in the same thread can be meant; categories and uploads of ours were not known to the writer. */
function namesOf({ people }: Surroundings): MarkdownReferences {
  return {
    member(name) {
      const username = people.get(mentionKey(name));
      const href = username ? memberPath({ username, status: 'unclaimed' }) : null;
      return username && href ? { username, href } : null;
    },
    category: () => null,
    upload: () => null,
  };
}
