import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { acceptanceOf } from '~/domains/answers';
import { isMember } from '~/domains/identity';
import { getThreadInput, postAnswerInput, postReplyInput, threadPath, type ThreadPage } from '~/domains/threads';
import { closedUntil, listAskedIn } from '~/domains/moderation/index.server';
import { AskedChanges } from '~/domains/moderation/ui/asked-changes';
import { mutesOf } from '~/domains/members/index.server';
import { getThread, listCategories, listHeldIn, locateNumber, noteView, postAnswer, postReply } from '~/domains/threads/index.server';
import { ClosedForAWhile } from '~/domains/moderation/ui/acted';
import { readingState } from '~/domains/following/index.server';
import { KeepPost } from '~/domains/following/ui/keep-post';
import { FollowCard, ReadingProbe, UnreadBar, UnreadLine } from '~/domains/following/ui/thread-reading';
import { ThreadPosts } from '~/domains/answers/ui/thread-posts';
import { ThreadNews } from '~/domains/threads/ui/news';
import { Respond } from '~/domains/threads/ui/respond';
import { ThreadHead } from '~/domains/threads/ui/thread-head';
import { WaitingPosts } from '~/domains/threads/ui/waiting';
import { ThreadRail } from '~/domains/threads/ui/thread-rail';
import { isAhead } from '~/http/ahead';
import { useWritten } from '~/http/written';
import { cardPath } from '~/http/cards.server';
import { mutation } from '~/http/mutation.server';
import { page, type PageContext } from '~/http/page.server';
import { readerOf } from '~/http/reader.server';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { threadData } from '~/http/structured-data.server';
import { deskWith, previewAsked, takePicture } from '~/http/writing.server';
import { derived, steadyNumber } from '~/platform/steady/index.server';
import { JumpDialog } from '~/ui/jump-dialog';
import { Kept } from '~/ui/kept';
import { JsonLd } from '~/ui/markdown';

export const handle = { islands: true };

export const loader = page('everyone', async (context) => {
  const { actor, url, params, t, settings, origin } = context;
  const wish = readWish(url, params.id);
  const number = Number(url.searchParams.get('post'));
  if (Number.isInteger(number) && number > 0) throw redirect((await locateNumber(actor, { threadId: wish.id, number })).href, 302);
  const [shown, reader, reading, mutes] = await Promise.all([
    getThread(actor, wish, `reply-${wish.id}`),
    readerOf(context),
    readingState(actor, wish.id),
    mutesOf(actor),
  ]);
  keepAddress(context, shown);
  if (reader && !isAhead(context.request)) noteView(shown.thread.id, reader);
  const { draft, hasWaiting, ...page } = shown;
  const { path: card } = derived(shown, `card|${steadyNumber(settings)}`, () => ({ path: cardPath(settings, shown.thread) }));
  // Nobody else can be asked anything here.
  const { authors, highest } = derived(shown, 'written', writtenOn);
  const asked = isMember(actor) && authors.includes(actor.id) ? await listAskedIn(actor, wish.id) : [];
  return {
    ...page,
    related: mutes.size === 0 ? page.related : page.related.filter(({ authorId }) => !mutes.has(authorId)),
    reading,
    waiting: hasWaiting ? await listHeldIn(actor, wish.id) : [],
    asked,
    closedUntil: await closedUntil(page.thread),
    muted: mutes.size === 0 ? [] : authors.filter((id) => mutes.has(id)),
    desk: page.thread.may.respond === true ? deskWith(actor, draft) : null,
    categories: page.thread.may.move === true ? (await listCategories(actor)).map(({ id, name }) => ({ id, name })) : [],
    path: threadPath(page.thread),
    highest,
    acceptance: derived(shown, 'acceptance', () => acceptanceOf(actor, shown)),
    data: derived(shown, `data|${origin}|${card}`, () => threadData(shown, { origin, t, card, forSearch: !isMember(actor) })),
  };
});

/** Everybody who wrote something on the page, each once, and the highest number of a post there. */
function writtenOn({ opening, posts }: Pick<ThreadPage, 'opening' | 'posts'>): { authors: string[]; highest: number } {
  const all = [opening, ...posts].flatMap((post) => [post, ...post.comments]);
  return { authors: [...new Set(all.map(({ author }) => author.id))], highest: Math.max(...all.map(({ number }) => number)) };
}

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
function keepAddress({ params }: PageContext, { thread, page: shown }: Pick<ThreadPage, 'thread' | 'page'>): void {
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
  if (posted.held) return done(threadPath({ id: posted.threadId, slug: posted.slug }, { anchor: 'waiting' }), { key: 'flash.held' });
  return done(`/p/${posted.postId}`, {
    key: answer ? 'flash.answered' : 'flash.replied',
    undo: { action: `/posts/${posted.postId}/delete`, method: 'post' },
  });
});

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  if (!data) return [];
  const { thread, opening, page: number, path, data: structured } = data;
  return share(matches, {
    title: number > 1 ? `${thread.title} (${number})` : thread.title,
    description: structured.description,
    path: number > 1 ? `${path}?page=${number}` : path,
    type: 'article',
    published: String(opening.createdAt),
    image: structured.image ?? undefined,
    index: !thread.unlisted && thread.category.public && !location.search.includes('comments='),
    feed: `${path}/feed.xml`,
  });
};

export default function Thread(): ReactElement {
  const { thread, opening, posts, hidden, sort, page: number, pages, related, categories, acceptance, desk, reading, waiting, asked, closedUntil: reopens, muted, path, highest, data } = useLoaderData<typeof loader>();
  const written = useWritten();
  const followed = reading && { reading, thread: { id: thread.id, path } };
  const kept = reading && (({ id }: { id: string }) => reading.bookmarks.includes(id));
  const unread = reading && reading.first !== null ? { after: reading.lastRead, line: <UnreadLine /> } : null;
  const respond = <Respond thread={thread} desk={desk} written={written} action={path} routeId="routes/community/thread" />;
  return (
    <Site
      rail={
        <>
          {followed ? <Kept by={['follow', thread.id, reading?.level]}>{() => <FollowCard {...followed} />}</Kept> : null}
          <Kept by={['rail', thread, related, categories]}>{() => <ThreadRail thread={thread} related={related} categories={categories} />}</Kept>
        </>
      }
    >
      <Kept by={['head', thread]}>{() => <ThreadHead thread={thread} />}</Kept>
      <AskedChanges asked={asked} />
      {reopens ? <ClosedForAWhile until={reopens} /> : null}
      {followed ? <UnreadBar {...followed} /> : null}
      <div id="posts">
        <Kept by={['posts', thread, opening, posts, hidden, sort, number, pages, acceptance, reading?.bookmarks, unread?.after, muted]}>
          {() => (
            <ThreadPosts
              {...{ thread, opening, posts, hidden, sort, pages, acceptance, unread, muted }}
              page={number}
              acts={kept ? (post) => ({ by: kept(post), show: () => <KeepPost postId={post.id} kept={kept(post)} /> }) : undefined}
            />
          )}
        </Kept>
      </div>
      <Kept by={['news', path, thread.lastNumber]}>{() => <ThreadNews thread={thread} />}</Kept>
      <WaitingPosts waiting={waiting} />
      {followed ? <ReadingProbe {...followed} upTo={highest} /> : null}
      {written.text === null ? (
        <Kept by={['respond', thread, { ...desk, submission: null }]} own={desk ? [desk.submission] : []}>
          {() => respond}
        </Kept>
      ) : (
        respond
      )}
      <Kept by={['jump', path, thread.lastNumber]}>{() => <JumpDialog action={path} max={thread.lastNumber} />}</Kept>
      {data.jsonLd ? <JsonLd data={data.jsonLd} /> : null}
    </Site>
  );
}

