import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { QueuePage } from '~/domains/moderation/ui/queue-page';
import { page } from '~/http/page.server';
import { queueFor } from '~/http/queue.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';

export const loader = page('moderator', queueFor);

export const meta = unlisted;

export default function Queue(): ReactElement {
  const { queue } = useLoaderData<typeof loader>();
  return (
    <Site layout="wide">
      <QueuePage {...queue} />
    </Site>
  );
}
