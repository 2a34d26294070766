import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { LENGTHS, postCommentInput, postPath, threadPath } from '~/domains/threads';
import { getPost, postComment } from '~/domains/threads/index.server';
import { WritingBox } from '~/domains/threads/ui/writing-box';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { deskFor, previewAsked, takePicture } from '~/http/writing.server';
import { useWritten } from '~/http/written';
import { Forbidden } from '~/platform/errors';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';

export const handle = { islands: true };

export const loader = page('member', async (context) => {
  const { actor, params, t, settings } = context;
  const postId = params.id ?? '';
  const [post, desk] = await Promise.all([getPost(actor, { postId }), deskFor(context, `comment-${postId}`)]);
  if (post.may.comment !== true) throw new Forbidden(post.may.comment.no);
  return { postId, html: post.html, desk, title: t('threads.commenting'), site: settings.name };
});

export const action = mutation('everyone', async (context) => {
  const { actor, input, done } = context;
  const preview = await previewAsked(context);
  if (preview) return preview;
  await takePicture(context);
  const posted = await postComment(actor, input(postCommentInput));
  if (posted.held) return done(threadPath({ id: posted.threadId, slug: posted.slug }, { anchor: 'waiting' }), { key: 'flash.held' });
  return done(postPath(posted.postId), { key: 'flash.commented', undo: { action: `/posts/${posted.postId}/delete`, method: 'post' } });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

export default function Comment(): ReactElement {
  const { postId, html, desk, title } = useLoaderData<typeof loader>();
  const t = useT();
  const path = `${postPath(postId)}/comment`;
  return (
    <Site layout="one">
      <PageHead title={title}>
        <a href={postPath(postId)}>{t('threads.backToPost')}</a>
      </PageHead>
      <blockquote className="card pane">
        <Markdown html={html} />
      </blockquote>
      <WritingBox
        id="comment"
        label={t('threads.yourComment')}
        placeholder={t('threads.commentHint')}
        send={t('threads.comment')}
        desk={desk}
        written={useWritten()}
        action={path}
        routeId="routes/community/comment"
        values={{ parentId: postId }}
        signInHref={`/sign-in?returnTo=${encodeURIComponent(path)}`}
        maxLength={LENGTHS.comment.max}
        small
      />
    </Site>
  );
}
