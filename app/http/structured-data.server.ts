import { postPath, threadPath, type Person, type PostView, type ThreadPage } from '~/domains/threads';
import { excerpt, plainText } from '~/domains/threads/index.server';
import type { T } from '~/platform/i18n';
import { CARD } from '~/platform/images';
import type { ShareImage } from './share';

/** What a page of a thread says, whoever reads it. */
type Shown = Omit<ThreadPage, 'draft'>;

interface Facts {
  origin: string;
  t: T;
  /** Address of the thread's picture for links. */
  card: string;
  /** Members need no structured data: it is for visitors, among whom the search engines are. */
  forSearch?: boolean;
}

/** What search engines are told of a thread; only what the page shows (ux.md, section 9). */
export function threadData(page: Shown, { origin, t, card, forSearch }: Facts) {
  const { thread, opening } = page;
  const text = plainText(opening.html);
  return {
    origin,
    description: excerpt(text, 160),
    image: thread.category.public && !thread.removed ? (firstPicture(opening.html, thread.title) ?? { path: card, ...CARD, alt: thread.title }) : null,
    jsonLd: forSearch && thread.category.public && !thread.unlisted && !thread.removed ? structured(page, text, { origin, t, card }) : null,
  };
}

/** The first picture of a text that is of this site, as our renderer writes it. */
function firstPicture(html: string, title: string): ShareImage | null {
  const [tag] = /<img [^>]*src="\/uploads\/[^>]*>/.exec(html) ?? [];
  const [, path = ''] = /src="([^"]+)"/.exec(tag ?? '') ?? [];
  const [, alt = ''] = /\balt="([^"]*)"/.exec(tag ?? '') ?? [];
  const sizeOf = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(tag ?? '')?.[1] ?? 0);
  const [width, height] = [sizeOf('width'), sizeOf('height')];
  return path && width > 0 && height > 0 ? { path, width, height, alt: plainText(alt) || title } : null;
}

function structured(page: Shown, text: string, facts: Facts): object {
  return page.thread.kind === 'question' ? question(page, text, facts) : discussion(page, text, facts);
}

function question({ thread, opening, posts }: Shown, text: string, facts: Facts): object {
  const shown = posts.filter((post) => !post.removed);
  const accepted = shown.filter((post) => post.accepted);
  const suggested = shown.filter((post) => !post.accepted);
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: thread.title,
      text,
      answerCount: thread.replyCount,
      upvoteCount: opening.score,
      author: person(opening.author, facts),
      datePublished: opening.createdAt,
      ...(opening.editedAt ? { dateModified: opening.editedAt } : {}),
      ...(accepted.length > 0 ? { acceptedAnswer: accepted.map((post) => answer(post, facts)) } : {}),
      ...(suggested.length > 0 ? { suggestedAnswer: suggested.map((post) => answer(post, facts)) } : {}),
    },
  };
}

function answer(post: PostView, facts: Facts): object {
  return {
    '@type': 'Answer',
    text: plainText(post.html),
    url: `${facts.origin}${postPath(post.id)}`,
    upvoteCount: post.score,
    author: person(post.author, facts),
    datePublished: post.createdAt,
  };
}

function discussion({ thread, opening, posts }: Shown, text: string, facts: Facts): object {
  const url = `${facts.origin}${threadPath(thread)}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: thread.title,
    text,
    url,
    mainEntityOfPage: url,
    author: person(opening.author, facts),
    datePublished: opening.createdAt,
    interactionStatistic: [
      { '@type': 'InteractionCounter', interactionType: 'https://schema.org/CommentAction', userInteractionCount: thread.replyCount },
      { '@type': 'InteractionCounter', interactionType: 'https://schema.org/LikeAction', userInteractionCount: opening.score },
    ],
    comment: posts
      .filter((post) => !post.removed)
      .map((post) => ({
        '@type': 'Comment',
        text: plainText(post.html),
        url: `${facts.origin}${postPath(post.id)}`,
        author: person(post.author, facts),
        datePublished: post.createdAt,
      })),
  };
}

function person(who: Person, { origin, t }: Facts): object {
  const name = who.displayName ?? (who.closed ? t('threads.formerMember') : who.username);
  return { '@type': 'Person', name, ...(who.closed ? {} : { url: `${origin}/m/${encodeURIComponent(who.username)}` }) };
}
