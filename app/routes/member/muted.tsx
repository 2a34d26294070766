import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { memberPath, nameShown, type MuteLevel } from '~/domains/members';
import { listMuted } from '~/domains/members/index.server';
import { MutedLists } from '~/domains/members/ui/muted-lists';
import { avatarUrl } from '~/domains/uploads';
import { page, type PageContext } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';

export const loader = page('member', async (context) => {
  const [muted, blocked] = await Promise.all([listOf(context, 'muted'), listOf(context, 'blocked')]);
  return { lists: { muted, blocked }, title: context.t('settings.tab.muted'), site: context.settings.name };
});

async function listOf({ actor, url, t }: PageContext, level: MuteLevel) {
  const { rows, next } = await listMuted(actor, { level, cursor: url.searchParams.get(level) ?? undefined });
  return {
    next,
    rows: rows.map(({ createdAt, ...member }) => ({
      id: member.id,
      name: nameShown(member) ?? t('threads.formerMember'),
      path: memberPath(member) ?? '/',
      avatarUrl: avatarUrl(member.avatarId, 96),
      createdAt,
    })),
  };
}

export const meta = unlisted;

export default function Muted(): ReactElement {
  return <MutedLists {...useLoaderData<typeof loader>().lists} />;
}
