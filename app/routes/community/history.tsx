import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { postPath } from '~/domains/threads';
import { compareRevisions, listRevisions } from '~/domains/threads/index.server';
import { Comparison } from '~/domains/threads/ui/comparison';
import { RevisionList } from '~/domains/threads/ui/revision-list';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { NotFound } from '~/platform/errors';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async ({ actor, params, url, t, settings }) => {
  const postId = params.id ?? '';
  const revisions = await listRevisions(actor, { postId });
  const newest = revisions.reduce((most, { number }) => Math.max(most, number), 1);
  const to = wholeNumber(url.searchParams.get('to')) ?? newest;
  const from = wholeNumber(url.searchParams.get('from')) ?? Math.max(1, to - 1);
  if (to > newest || from > newest) throw new NotFound();
  return { postId, revisions, comparison: await compareRevisions(actor, { postId, from, to }), title: t('threads.history'), site: settings.name };
});

function wholeNumber(text: string | null): number | undefined {
  return text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

export default function History(): ReactElement {
  const { postId, revisions, comparison, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two">
      <PageHead title={title}>
        <a href={postPath(postId)}>{t('threads.backToPost')}</a>
      </PageHead>
      <RevisionList postId={postId} revisions={revisions} shown={{ from: comparison.from.number, to: comparison.to.number }} />
      <Comparison comparison={comparison} />
    </Site>
  );
}
