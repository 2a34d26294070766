import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { listFollows } from '~/domains/following/index.server';
import { FollowLists } from '~/domains/following/ui/follow-lists';
import { threadPath } from '~/domains/threads';
import { avatarUrl } from '~/domains/uploads';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';

export const loader = page('member', async ({ actor, url, t, settings }) => {
  const { members, threads, ...named } = await listFollows(actor, { cursor: url.searchParams.get('cursor') ?? undefined });
  return {
    follows: {
      ...named,
      members: members.map(({ displayName, avatarId, ...member }) => ({ ...member, name: displayName ?? member.username, avatarUrl: avatarUrl(avatarId, 96) })),
      threads: { ...threads, rows: threads.rows.map(({ thread, ...row }) => ({ ...row, thread: { ...thread, path: threadPath(thread) } })) },
    },
    title: t('settings.tab.following'),
    site: settings.name,
  };
});

export const meta = unlisted;

export default function Following(): ReactElement {
  return <FollowLists {...useLoaderData<typeof loader>()} />;
}
