import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { draftKeyInput } from '~/domains/threads';
import { countWaiting, deleteDraft, listDrafts } from '~/domains/threads/index.server';
import { DraftList } from '~/domains/threads/ui/draft-list';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { Note } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, t, settings }) => ({
  drafts: await listDrafts(actor),
  waiting: await countWaiting(actor),
  title: t('drafts.heading'),
  site: settings.name,
}));

export const action = mutation('member', async ({ actor, input, done }) => {
  await deleteDraft(actor, input(draftKeyInput));
  return done('/drafts', { key: 'flash.draftDeleted' });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

export default function Drafts(): ReactElement {
  const { drafts, waiting, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two">
      <PageHead title={title}>{t('drafts.lead')}</PageHead>
      {waiting > 0 ? (
        <Note icon="clock">
          <a className="lnk" href="/waiting">{t('waiting.some', { n: waiting })}</a>
        </Note>
      ) : null}
      <DraftList drafts={drafts} />
    </Site>
  );
}
