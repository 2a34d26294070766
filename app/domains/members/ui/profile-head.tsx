import type { ReactElement, ReactNode } from 'react';
import { Avatar } from '~/ui/avatar';
import { LinkButton } from '~/ui/button';
import { useFormat, useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Pill } from '~/ui/marks';
import { Facts } from '~/ui/table';
import { Time } from '~/ui/time';

export interface ProfileHeadProps {
  profile: {
    id: string;
    username: string;
    role: string;
    status: string;
    avatarUrl: string | null;
    bioHtml: string | null;
    location: string | null;
    website: string | null;
    createdAt: string;
    lastSeenAt: string | null;
    acceptedCount: number;
  };
  name: string;
  /** The reader's own. */
  mine: boolean;
  /** What the reader may do, where it is somebody else's. */
  act?: ReactNode;
}

/** Who somebody is: portrait, name, words about themselves, and figures. */
export function ProfileHead({ profile, name, mine, act }: ProfileHeadProps): ReactElement {
  const t = useT();
  const { number } = useFormat();
  return (
    <header className="profile">
      <Avatar id={profile.id} name={name} src={profile.avatarUrl} size="xl" />
      <div>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <div className="meta">
          <span>@{profile.username}</span>
          {profile.role === 'member' ? null : <Pill tone="brand">{t(`roles.${profile.role}`)}</Pill>}
          {profile.status === 'unclaimed' ? <Pill>{t('profile.unclaimed')}</Pill> : null}
          {profile.location ? (
            <bdi>{profile.location}</bdi>
          ) : null}
          {profile.website ? (
            <a href={profile.website} rel="ugc nofollow noopener me">
              {profile.website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
            </a>
          ) : null}
        </div>
        {profile.bioHtml ? <Markdown html={profile.bioHtml} /> : null}
        <Facts
          className="facts line"
          items={[
            { label: t('profile.joined'), value: <Time at={profile.createdAt} as="date" /> },
            ...(profile.lastSeenAt ? [{ label: t('profile.seen'), value: <Time at={profile.lastSeenAt} /> }] : []),
            ...(profile.acceptedCount > 0 ? [{ label: t('profile.accepted'), value: number(profile.acceptedCount) }] : []),
          ]}
        />
      </div>
      {mine ? (
        <LinkButton href="/settings/profile" icon="pencil" size="sm">
          {t('profile.edit')}
        </LinkButton>
      ) : (
        act
      )}
    </header>
  );
}
