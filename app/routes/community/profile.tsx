import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { levelsFor, readingOfRows } from '~/domains/following/index.server';
import { FollowMember } from '~/domains/following/ui/level-menu';
import { isMember } from '~/domains/identity';
import { memberPath, nameShown } from '~/domains/members';
import { getProfile, mutesOf } from '~/domains/members/index.server';
import { MuteLink } from '~/domains/members/ui/mute-link';
import { refusalOfTeamSide } from '~/domains/messages';
import { ProfileHead } from '~/domains/members/ui/profile-head';
import { listPostsOfMember, listThreads } from '~/domains/threads/index.server';
import { ContributionList } from '~/domains/threads/ui/contribution-list';
import { avatarUrl } from '~/domains/uploads';
import { page } from '~/http/page.server';
import { share } from '~/http/share';
import { Site } from '~/http/site';
import { LinkButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { JsonLd } from '~/ui/markdown';
import { KeysetPager, Tabs } from '~/ui/navigation';
import { LiveRows } from '~/domains/threads/ui/live-rows';
import { ThreadRow } from '~/domains/threads/ui/thread-row';
import { Empty } from '~/ui/feedback';

export const loader = page('everyone', async ({ actor, params, url, origin }) => {
  const profile = await getProfile(params.username ?? '');
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const show = url.searchParams.get('show') === 'threads' ? ('threads' as const) : ('posts' as const);
  const [level, mutes, threads, posts] = await Promise.all([
    levelsFor(actor, 'member', profile.id),
    mutesOf(actor),
    show === 'threads' ? listThreads(actor, { order: 'new', authorId: profile.id, cursor }) : null,
    show === 'posts' ? listPostsOfMember(actor, { memberId: profile.id, cursor }) : null,
  ]);
  const { bio: _source, ...shown } = profile;
  return {
    profile: { ...shown, avatarUrl: avatarUrl(profile.avatarId, 256) },
    name: nameShown(profile) ?? profile.username,
    path: memberPath(profile) ?? '/',
    mine: isMember(actor) && actor.id === profile.id,
    level,
    visits: !isMember(actor),
    mute: mutes.get(profile.id) ?? null,
    mayWrite: profile.status === 'active' && refusalOfTeamSide(actor, profile) === null,
    show,
    threads,
    marks: threads ? await readingOfRows(actor, threads.rows) : {},
    posts,
    origin,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  if (!data) return [];
  const { name, path, profile } = data;
  const image = profile.avatarUrl ? { path: profile.avatarUrl, width: 256, height: 256, alt: name } : undefined;
  // Empty profiles and further pages help nobody who searches.
  return share(matches, { title: name, path, type: 'profile', image, index: !location.search && written(profile) > 0 });
};

/** All that the member wrote: what a thread opens with is counted apart. */
function written({ threadCount, postCount }: { threadCount: number; postCount: number }): number {
  return threadCount + postCount;
}

export default function Profile(): ReactElement {
  const { profile, name, path, mine, level, visits, mute, mayWrite, show, threads, marks, posts, origin } = useLoaderData<typeof loader>();
  const t = useT();
  const list = threads ?? posts;
  const pageHref = (cursor: string): string => `${path}?${new URLSearchParams({ ...(show === 'threads' ? { show } : {}), cursor })}`;
  const empty = <Empty icon="chat" title={t('profile.nothing', { name })} />;
  return (
    <Site layout="two" place={mine ? 'me' : undefined}>
      <ProfileHead
        profile={profile}
        name={name}
        mine={mine}
        act={
          level ? (
            <span className="btns">
              {mute ? null : <FollowMember id={profile.id} following={level === 'following'} />}
              <MuteLink path={path} level={mute} />
              {mayWrite ? (
                <LinkButton href={`/staff/members/${profile.id}/message`} icon="mail" size="sm">
                  {t('messages.staff.write')}
                </LinkButton>
              ) : null}
              <LinkButton variant="quiet" size="sm" icon="flag" href={`${path}/report`}>
                {t('profile.report')}
              </LinkButton>
            </span>
          ) : visits ? (
            <LinkButton variant="quiet" size="sm" icon="flag" href={`/notice?about=${encodeURIComponent(path)}`}>
              {t('profile.report')}
            </LinkButton>
          ) : null
        }
      />
      <Tabs
        label={t('profile.contributions')}
        items={[
          { href: path, label: t('profile.posts'), count: written(profile), current: show === 'posts' },
          { href: `${path}?show=threads`, label: t('profile.threads'), count: profile.threadCount, current: show === 'threads' },
        ]}
      />
      {threads ? (
        threads.rows.length === 0 ? (
          empty
        ) : (
          <LiveRows label={t('profile.threads')}>
            {threads.rows.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} mark={marks[thread.id]} />
            ))}
          </LiveRows>
        )
      ) : null}
      {posts ? posts.rows.length === 0 ? empty : <ContributionList rows={posts.rows} /> : null}
      <KeysetPager newerHref={list?.previous && pageHref(list.previous)} olderHref={list?.next && pageHref(list.next)} />
      <JsonLd
        data={{
          '@context': 'https://schema.org',
          '@type': 'ProfilePage',
          dateCreated: profile.createdAt,
          mainEntity: { '@type': 'Person', name, alternateName: profile.username, identifier: profile.id, url: `${origin}${path}` },
        }}
      />
    </Site>
  );
}
