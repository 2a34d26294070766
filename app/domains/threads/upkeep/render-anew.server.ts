import { bioRendering, membersByUsernames, renderBiosAnew } from '~/domains/members/index.server';
import type { Subscriber } from '~/platform/activity/index.server';
import { startLoop, type Loop } from '~/platform/jobs/index.server';
import { log } from '~/platform/log/index.server';
import { MARKDOWN_VERSION } from '~/platform/markdown/index.server';
import { readCategory } from '../categories/categories.store.server';
import { renderBody, type Rendering } from '../posts/write-post.server';
import { countOldPosts, markMentioning, readOldPosts, writeRendering, type OldPost } from './rendering.store.server';

/** Texts of one round: about a tenth of a second of work. */
const BATCH = 50;
const QUIET_MS = 30_000;

/**
 * Makes the HTML of posts and biographies anew that an older version of the renderer made, and of posts whose references
 * have changed (see `categoryFollower`). What is done is written down text by text, so it goes on where it was ended; it
 * works at most half of the time, and several processes may do it at once.
 */
export function startRendering(): Loop {
  return startLoop('rendering', async () => {
    const started = performance.now();
    return (await renderRound()) > 0 ? performance.now() - started : QUIET_MS;
  });
}

/** One round. @returns how many texts were looked at; 0: nothing is left */
export async function renderRound(): Promise<number> {
  const posts = await readOldPosts(MARKDOWN_VERSION, BATCH);
  for (const post of posts) await writeRendering(post, await renderedAnew(post), MARKDOWN_VERSION);
  return posts.length + (await renderBiosAnew(BATCH));
}

/** How many texts there are, and how many of them wait to be made anew; reads everything. */
export async function renderingProgress(): Promise<{ waiting: number; total: number }> {
  const [posts, bios] = await Promise.all([countOldPosts(MARKDOWN_VERSION), bioRendering()]);
  return { waiting: posts.waiting + bios.waiting, total: posts.total + bios.total };
}

/** When other people may read a category than before, posts that name it are made anew: they link it, or do so no more. */
export const categoryFollower: Subscriber = {
  name: 'threads.category-links',
  kinds: ['category.edited'],
  async handle({ categoryId, data }) {
    const changed: unknown = data.changed;
    const category = categoryId && Array.isArray(changed) && changed.includes('readBy') ? await readCategory(categoryId) : null;
    if (category) await markMentioning(`#${category.slug}`);
  },
};

/**
 * The post as it would be shown today, with the people that it named when it was written: who joined since was not
 * meant. Null when it cannot be rendered: then it keeps the HTML that it has.
 */
async function renderedAnew(post: OldPost): Promise<Rendering | null> {
  try {
    const named = [...post.html.matchAll(/<a class="mention" href="[^"]*">@([^<]+)<\/a>/g)].map(([, name]) => name!.toLowerCase());
    const members = named.length > 0 ? [...(await membersByUsernames(named)).values()] : [];
    return await renderBody({
      postId: post.id,
      body: post.source,
      kind: post.kind === 'comment' ? 'comment' : 'post',
      language: post.language,
      // Imported texts use the names of the platform that was left, without spaces.
      member: (typed) => members.find(({ username, displayName }) => [username, displayName ?? ''].some((name) => plain(name) === plain(typed))) ?? null,
    });
  } catch (error) {
    log.error({ err: error, postId: post.id }, 'a post cannot be rendered');
    return null;
  }
}

function plain(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, '').toLowerCase();
}
