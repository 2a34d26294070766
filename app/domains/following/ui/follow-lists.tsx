import type { ReactElement, ReactNode } from 'react';
import { Avatar } from '~/ui/avatar';
import { LinkButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Category, Tag } from '~/ui/marks';
import type { FollowKind, Level } from '../rules';
import { FollowMember, LevelMenu } from './level-menu';

type Named = { id: string; slug: string; name: string; level: Level };

export interface FollowListsProps {
  follows: {
    categories: readonly (Named & { colour: string })[];
    tags: readonly Named[];
    members: readonly { id: string; username: string; name: string; avatarUrl: string | null }[];
    threads: { rows: readonly { thread: { id: string; path: string; title: string; language: string | null }; level: Level; chosen: boolean }[]; next: string | null };
  };
}

/** Everything that somebody follows or has muted, each with the way to change it. */
export function FollowLists({ follows }: FollowListsProps): ReactElement {
  const t = useT();
  const { categories, tags, members, threads } = follows;
  return (
    <>
      <Section title={t('following.settings.categories')}>
        {categories.map(({ id, slug, name, colour, level }) => (
          <Item key={id} kind="category" id={id} name={name} level={level}>
            <Category name={name} colour={colour} href={`/c/${slug}`} />
          </Item>
        ))}
      </Section>
      <Section title={t('following.settings.tags')} none={t('following.settings.tagsNone')}>
        {tags.map(({ id, slug, name, level }) => (
          <Item key={id} kind="tag" id={id} name={name} level={level}>
            <Tag href={`/tag/${encodeURIComponent(slug)}`}>{name}</Tag>
          </Item>
        ))}
      </Section>
      <Section title={t('following.settings.members')} none={t('following.settings.membersNone')}>
        {members.map(({ id, username, name, avatarUrl }) => (
          <li key={id}>
            <a className="person" href={`/m/${encodeURIComponent(username)}`}>
              <Avatar id={id} name={name} src={avatarUrl} />
              <bdi>{name}</bdi>
            </a>
            <FollowMember id={id} following name={name} />
          </li>
        ))}
      </Section>
      <Section title={t('following.settings.threads')} none={t('following.settings.threadsNone')}>
        {threads.rows.map(({ thread, level, chosen }) => (
          <Item key={thread.id} kind="thread" id={thread.id} name={thread.title} level={level}>
            <span>
              <a href={thread.path} lang={thread.language ?? undefined}>
                {thread.title}
              </a>
              {chosen ? null : <small className="meta"> {t('following.settings.byItself')}</small>}
            </span>
          </Item>
        ))}
      </Section>
      {threads.next ? <LinkButton href={`/settings/following?cursor=${threads.next}`}>{t('following.settings.more')}</LinkButton> : null}
    </>
  );
}

function Section({ title, none, children }: { title: string; none?: string; children: ReactNode[] }): ReactElement {
  return (
    <section className="card set" aria-label={title}>
      <h2>{title}</h2>
      {children.length > 0 ? <ul className="follows">{children}</ul> : <p className="hint">{none}</p>}
    </section>
  );
}

interface ItemProps {
  kind: Exclude<FollowKind, 'member'>;
  id: string;
  name: string;
  level: Level;
  children: ReactNode;
}

function Item({ children, ...menu }: ItemProps): ReactElement {
  return (
    <li>
      {children}
      <LevelMenu {...menu} />
    </li>
  );
}
