import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { saveFilterInput } from '~/domains/moderation';
import { saveFilter } from '~/domains/moderation/index.server';
import { QueuePage } from '~/domains/moderation/ui/queue-page';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { queueFor } from '~/http/queue.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';

/** The queue under the filter that shall be kept: what comes back when its name is refused. */
export const loader = page('moderator', queueFor);

export const meta = unlisted;

/** POST keeps a filter of the queue under a name. */
export const action = mutation('moderator', async ({ actor, form, input, done }) => {
  form.delete('back');
  const { shared, ...wish } = input(saveFilterInput.extend({ shared: z.literal('on', 'notValid').optional() }));
  const { query, renamed } = await saveFilter(actor, { ...wish, shared: shared === 'on' });
  return done(`/moderation?${query}`, { key: renamed ? 'flash.filterRenamed' : 'flash.filterSaved' });
});

export default function Filters(): ReactElement {
  const { queue } = useLoaderData<typeof loader>();
  const { errors, value, values, summary } = useEntered();
  const refused = summary.length > 0 ? { errors: errors('name') ?? summary.map(({ text }) => text), name: value('name'), shared: values('shared').includes('on') } : undefined;
  return (
    <Site layout="wide">
      <QueuePage {...queue} refused={refused} />
    </Site>
  );
}
