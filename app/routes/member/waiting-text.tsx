import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { editHeldInput, LENGTHS, threadPath } from '~/domains/threads';
import { editHeld, getHeld, locateHeld } from '~/domains/threads/index.server';
import { TitleAndTags } from '~/domains/threads/ui/title-and-tags';
import { WritingBox } from '~/domains/threads/ui/writing-box';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { deskFor, previewAsked, splitTags, takePicture } from '~/http/writing.server';
import { useWritten } from '~/http/written';
import { PostButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const handle = { islands: true };

export const loader = page('member', async (context) => {
  const { actor, params, t, settings } = context;
  const heldId = params.id ?? '';
  const elsewhere = await locateHeld(actor, { heldId });
  if (elsewhere) throw redirect(elsewhere, 302);
  const [held, desk] = await Promise.all([getHeld(actor, { heldId }), deskFor(context, `held-${heldId}`)]);
  return { held, desk, title: t(`waiting.editing.${held.kind}`), site: settings.name };
});

export const action = mutation('everyone', async (context) => {
  const { actor, form, input, params, done } = context;
  const preview = await previewAsked(context);
  if (preview) return preview;
  await takePicture(context);
  if (form.has('title')) splitTags(form);
  form.delete('submission');
  form.delete('typedMs');
  form.set('heldId', params.id ?? '');
  await editHeld(actor, input(editHeldInput));
  return done('/waiting', { key: 'flash.heldEdited' });
});

export const meta = unlisted;

export default function WaitingText(): ReactElement {
  const { held, desk, title } = useLoaderData<typeof loader>();
  const t = useT();
  const entered = useEntered();
  const draft = desk?.stored.data;
  const path = `/waiting/${held.id}`;
  return (
    <Site layout="one">
      <PageHead title={title}>{held.thread ? <a href={threadPath(held.thread, { anchor: 'waiting' })}>{held.thread.title}</a> : null}</PageHead>
      <Note icon="clock">{t('waiting.why')}</Note>
      <WritingBox
        id="edit"
        label={title}
        placeholder=""
        send={t('threads.save')}
        desk={desk}
        written={useWritten()}
        text={held.source}
        action={path}
        routeId="routes/member/waiting-text"
        values={{ version: String(held.version) }}
        signInHref={`/sign-in?returnTo=${encodeURIComponent(path)}`}
        maxLength={held.kind === 'comment' ? LENGTHS.comment.max : LENGTHS.body.max}
        small={held.kind === 'comment'}
      >
        {held.title === null ? null : <TitleAndTags title={draft?.title ?? held.title} tags={draft?.tags ?? held.tags} entered={entered} />}
      </WritingBox>
      <PostButton action="/waiting" values={{ heldId: held.id }} variant="quiet" icon="undo">
        {t('waiting.withdraw')}
      </PostButton>
    </Site>
  );
}
