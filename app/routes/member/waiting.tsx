import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { heldIdInput } from '~/domains/threads';
import { listHeld, withdrawHeld } from '~/domains/threads/index.server';
import { WaitingList } from '~/domains/threads/ui/waiting';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, t, settings }) => ({ rows: await listHeld(actor), title: t('waiting.heading'), site: settings.name }));

export const action = mutation('member', async ({ actor, input, done }) => {
  await withdrawHeld(actor, input(heldIdInput));
  return done('/drafts', { key: 'flash.heldWithdrawn' });
});

export const meta = unlisted;

export default function Waiting(): ReactElement {
  const { rows, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="two" place="me">
      <PageHead title={title}>{t('waiting.lead')}</PageHead>
      <WaitingList rows={rows} />
    </Site>
  );
}
