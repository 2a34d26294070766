import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { editPostInput, LENGTHS, postPath } from '~/domains/threads';
import { askedOf } from '~/domains/moderation/index.server';
import { AskedChanges } from '~/domains/moderation/ui/asked-changes';
import { editPost, getPost } from '~/domains/threads/index.server';
import { TitleAndTags } from '~/domains/threads/ui/title-and-tags';
import { WritingBox } from '~/domains/threads/ui/writing-box';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { deskFor, previewAsked, splitTags, takePicture } from '~/http/writing.server';
import { useWritten } from '~/http/written';
import { Forbidden } from '~/platform/errors';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const handle = { islands: true };

export const loader = page('member', async (context) => {
  const { actor, params, t, settings } = context;
  const postId = params.id ?? '';
  const [post, desk, asked] = await Promise.all([getPost(actor, { postId }), deskFor(context, `edit-${postId}`), askedOf(actor, postId)]);
  if (post.may.edit !== true) throw new Forbidden(post.may.edit.no);
  return { post, desk, asked, title: t(`threads.editing.${post.kind}`), site: settings.name };
});

export const action = mutation('everyone', async (context) => {
  const { actor, form, input, params, done } = context;
  const preview = await previewAsked(context);
  if (preview) return preview;
  await takePicture(context);
  if (form.has('title')) splitTags(form);
  form.delete('submission');
  form.delete('typedMs');
  const { postId, version, ...rest } = input(editPostInput);
  await editPost(actor, { ...rest, postId: params.id ?? postId, version });
  return done(postPath(postId), { key: 'flash.edited' });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

export default function Edit(): ReactElement {
  const { post, desk, asked, title } = useLoaderData<typeof loader>();
  const t = useT();
  const entered = useEntered();
  const draft = desk?.stored.data;
  const label = t(`threads.editing.${post.kind}`);
  return (
    <Site layout="one">
      <PageHead title={title}>
        <a href={postPath(post.postId)}>{t('threads.backToPost')}</a>
      </PageHead>
      {asked ? <AskedChanges asked={[asked]} leads={false} /> : null}
      <WritingBox
        id="edit"
        label={label}
        placeholder=""
        send={t('threads.save')}
        desk={desk}
        written={useWritten()}
        text={post.source}
        action={`${postPath(post.postId)}/edit`}
        routeId="routes/community/edit"
        values={{ postId: post.postId, version: String(post.version) }}
        signInHref={`/sign-in?returnTo=${encodeURIComponent(`${postPath(post.postId)}/edit`)}`}
        maxLength={post.kind === 'comment' ? LENGTHS.comment.max : LENGTHS.body.max}
        small={post.kind === 'comment'}
      >
        {post.title === null ? null : <TitleAndTags title={draft?.title ?? post.title} tags={draft?.tags ?? post.tags ?? []} entered={entered} />}
        <Input
          id="note"
          label={t('threads.editNote')}
          hint={t('threads.editNoteHint')}
          optional
          defaultValue={entered.value('note', draft?.note)}
          maxLength={LENGTHS.note.max}
          errors={entered.errors('note')}
        />
      </WritingBox>
    </Site>
  );
}
