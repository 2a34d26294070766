import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { isMember, type Actor } from '~/domains/identity';
import { picturesIn, reportPostInput } from '~/domains/moderation';
import { listReportReasons, reportPost } from '~/domains/moderation/index.server';
import { ReportForm } from '~/domains/moderation/ui/report-form';
import { postPath, threadPath } from '~/domains/threads';
import { accessThread, excerpt, getPost, plainText } from '~/domains/threads/index.server';
import { uploadsByIds } from '~/domains/uploads/index.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { Forbidden, Gone, NotFound } from '~/platform/errors';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

/** Characters of the post that the page repeats. */
const EXCERPT = 240;

export const loader = page('member', async ({ actor, params, t, settings }) => {
  const postId = params.id ?? '';
  const [{ post, html }, reasons] = await Promise.all([getPost(actor, { postId }), listReportReasons(actor)]);
  if (isMember(actor) && post.author.id === actor.id) throw new Forbidden('ownContent');
  const ids = picturesIn(html);
  const shown = await uploadsByIds(ids);
  const pictures = ids.flatMap((id, index) => {
    const { alt = '', variants = [] } = shown.get(id) ?? {};
    const src = variants.at(-1)?.url;
    return src ? [{ id, src, name: t('review.report.picture', { n: index + 1, alt: excerpt(alt, 60), named: alt ? 'yes' : 'no' }) }] : [];
  });
  return { postId, pictures, words: excerpt(plainText(html), EXCERPT), language: post.language, reasons, title: t('review.report.post'), site: settings.name };
});

export const action = mutation('member', async ({ actor, params, form, input, done }) => {
  const postId = params.id ?? '';
  const wantsOutcome = form.has('wantsOutcome');
  form.delete('wantsOutcome');
  form.set('postId', postId);
  const { slug, threadId } = await getPost(actor, { postId });
  await reportPost(actor, input(reportPostInput.omit({ wantsOutcome: true }).transform((given) => ({ ...given, wantsOutcome }))));
  return done(await stillThere(actor, { postId, slug, threadId }), { key: 'flash.reported' });
});

/** Where whoever reported goes on: with the report that hides a post it is not there any more, and with a question its thread. */
async function stillThere(actor: Actor, { postId, slug, threadId }: { postId: string; slug: string; threadId: string }): Promise<string> {
  if (await getPost(actor, { postId }).catch(gone)) return postPath(postId);
  return (await accessThread(actor, threadId).catch(gone)) ? threadPath({ id: threadId, slug }) : '/';
}

function gone(error: unknown): null {
  if (error instanceof NotFound || error instanceof Gone) return null;
  throw error;
}

export const meta = unlisted;

export default function ReportPost(): ReactElement {
  const { postId, pictures, words, language, reasons, title } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <Site layout="one">
      <PageHead title={title}>
        <a href={postPath(postId)}>{t('threads.backToPost')}</a>
      </PageHead>
      <blockquote className="card pane mb-5" lang={language ?? undefined}>
        {words}
      </blockquote>
      <ReportForm reasons={reasons} pictures={pictures} whole={t('review.report.wholePost')} backHref={postPath(postId)} entered={entered} />
    </Site>
  );
}
