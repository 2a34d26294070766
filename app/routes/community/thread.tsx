import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { acceptanceOf } from '~/domains/answers';
import { isMember } from '~/domains/identity';
import { relatedThreads } from '~/domains/search/index.server';
import { getThreadInput, postAnswerInput, postReplyInput, threadPath, type ThreadPage } from '~/domains/threads';
import { getThread, listCategories, locateNumber, noteView, postAnswer, postReply } from '~/domains/threads/index.server';
import { readingState } from '~/domains/following/index.server';
import { KeepPost } from '~/domains/following/ui/keep-post';
import { FollowCard, ReadingProbe, UnreadBar, UnreadLine } from '~/domains/following/ui/thread-reading';
import { ThreadPosts } from '~/domains/answers/ui/thread-posts';
import { Respond } from '~/domains/threads/ui/respond';
import { ThreadHead } from '~/domains/threads/ui/thread-head';
import { ThreadRail } from '~/domains/threads/ui/thread-rail';
import { useWritten } from '~/http/written';
import { mutation } from '~/http/mutation.server';
import { page, type PageContext } from '~/http/page.server';
import { readerOf } from '~/http/reader.server';
import { Site } from '~/http/site';
import { threadData } from '~/http/structured-data.server';
import { deskFor, previewAsked, takePicture } from '~/http/writing.server';
import { JumpDialog } from '~/ui/jump-dialog';
import { JsonLd } from '~/ui/markdown';

export const handle = { islands: true };

export const loader = page('everyone', async (context) => {
  const { actor, url, params, t, settings, origin } = context;
  const wish = readWish(url, params.id);
  const number = Number(url.searchParams.get('post'));
  if (Number.isInteger(number) && number > 0) throw redirect((await locateNumber(actor, { threadId: wish.id, number })).href, 302);
  const [shown, related, reader, desk, categories, reading] = await Promise.all([
    getThread(actor, wish),
    relatedThreads(actor, { threadId: wish.id }),
    readerOf(context),
    deskFor(context, `reply-${wish.id}`),
    listCategories(actor),
    readingState(actor, wish.id),
  ]);
  keepAddress(context, shown);
  if (reader) noteView(shown.thread.id, reader);
  return {
    ...shown,
    related,
    reading,
    desk: shown.thread.may.respond === true ? desk : null,
    acceptance: acceptanceOf(actor, shown),
    categories: shown.thread.may.move === true ? categories.map(({ id, name }) => ({ id, name })) : [],
    path: threadPath(shown.thread),
    site: settings.name,
    data: threadData(shown, { origin, t, forSearch: !isMember(actor) }),
  };
});

/** What the address asks for; what makes no sense there is passed over. */
function readWish(url: URL, id: string | undefined) {
  const query = url.searchParams;
  const wish = {
    id,
    page: Number(query.get('page') ?? 1),
    sort: query.get('sort') ?? undefined,
    commentsOf: query.get('comments') ?? undefined,
  };
  const read = getThreadInput.safeParse(wish);
  return read.success ? read.data : getThreadInput.parse({ id: /^[0-9a-z]{1,40}$/.test(id ?? '') ? id : '0' });
}

/** The title may have changed since the address was copied: search engines and readers are sent to the one that holds. */
function keepAddress({ params }: PageContext, { thread, page: shown }: ThreadPage): void {
  if (params.slug !== thread.slug) throw redirect(threadPath(thread, { page: shown }), 301);
}

export const action = mutation('everyone', async (context) => {
  const { actor, form, input, done } = context;
  const preview = await previewAsked(context);
  if (preview) return preview;
  await takePicture(context);
  const answer = form.get('as') === 'answer';
  form.delete('as');
  const posted = answer ? await postAnswer(actor, input(postAnswerInput)) : await postReply(actor, input(postReplyInput));
  return done(`/p/${posted.postId}`, {
    key: answer ? 'flash.answered' : 'flash.replied',
    undo: { action: `/posts/${posted.postId}/delete`, method: 'post' },
  });
});

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return [];
  const { thread, opening, page: number, site, path, data: structured } = data;
  const title = number > 1 ? `${thread.title} (${number})` : thread.title;
  const canonical = `${structured.origin}${path}${number > 1 ? `?page=${number}` : ''}`;
  const hidden = thread.unlisted || !thread.category.public || location.search.includes('comments=');
  return [
    { title: `${title} · ${site}` },
    { name: 'description', content: structured.description },
    { tagName: 'link', rel: 'canonical', href: canonical },
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', href: `${path}/feed.xml`, title: thread.title },
    { property: 'og:type', content: 'article' },
    { property: 'og:title', content: thread.title },
    { property: 'og:description', content: structured.description },
    { property: 'og:url', content: canonical },
    { property: 'og:site_name', content: site },
    { property: 'article:published_time', content: String(opening.createdAt) },
    ...(hidden ? [{ name: 'robots', content: 'noindex' }] : []),
  ];
};

export default function Thread(): ReactElement {
  const { thread, opening, posts, sort, page: number, pages, related, categories, acceptance, desk, reading, path, data } = useLoaderData<typeof loader>();
  const followed = reading && { reading, thread: { id: thread.id, path } };
  const upTo = Math.max(opening.number, ...[opening, ...posts].flatMap((post) => [post.number, ...post.comments.map((comment) => comment.number)]));
  return (
    <Site
      rail={
        <>
          {followed ? <FollowCard {...followed} /> : null}
          <ThreadRail thread={thread} related={related} categories={categories} />
        </>
      }
    >
      <ThreadHead thread={thread} />
      {followed ? <UnreadBar {...followed} /> : null}
      <ThreadPosts
        thread={thread}
        opening={opening}
        posts={posts}
        sort={sort}
        page={number}
        pages={pages}
        acceptance={acceptance}
        acts={reading ? (post) => <KeepPost postId={post.id} kept={reading.bookmarks.includes(post.id)} /> : undefined}
        unread={reading && reading.first !== null ? { after: reading.lastRead, line: <UnreadLine /> } : null}
      />
      {followed ? <ReadingProbe {...followed} upTo={upTo} /> : null}
      <Respond thread={thread} desk={desk} written={useWritten()} action={path} routeId="routes/community/thread" />
      <JumpDialog action={path} max={thread.lastNumber} />
      {data.jsonLd ? <JsonLd data={data.jsonLd} /> : null}
    </Site>
  );
}
