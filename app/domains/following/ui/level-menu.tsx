import type { ReactElement } from 'react';
import { PostButton } from '~/ui/button';
import type { IconName } from '~/ui/icon';
import { Icon } from '~/ui/icon';
import { useT } from '~/ui/i18n';
import { Menu, MenuPost } from '~/ui/menu';
import { levels, type FollowKind, type Level } from '../rules';

const ICONS: Record<Level, IconName> = { watching: 'eye', following: 'bell', normal: 'circle', muted: 'bell-off' };
/** The keyboard map's, after `m`. */
const KEYS: Record<Level, string> = { watching: 'm w', following: 'm t', normal: 'm r', muted: 'm m' };

export interface LevelMenuProps {
  kind: Exclude<FollowKind, 'member'>;
  id: string;
  /** What the thing is called, where the page shows several of these. */
  name?: string;
  level: Level;
  /** Whether the keys m w, m t, m r and m m choose here. */
  keys?: boolean;
}

/** How attentive the reader is to a thread, category or tag: a menu of four small forms. */
export function LevelMenu({ kind, id, name, level, keys = false }: LevelMenuProps): ReactElement {
  const t = useT();
  const said = t(`following.level.${level}`);
  return (
    <Menu
      className="levels"
      buttonClass="btn sm"
      label={name === undefined ? undefined : t('following.levelOf', { name, level: said })}
      button={
        <>
          <Icon name={ICONS[level]} />
          {said}
          <Icon name="down" />
        </>
      }
    >
      {[...levels].reverse().map((each) => (
        <MenuPost
          key={each}
          action={`/levels/${kind}/${id}`}
          values={{ level: each }}
          icon={ICONS[each]}
          pressed={each === level}
          shortcut={keys ? KEYS[each] : undefined}
        >
          <span>
            {t(`following.level.${each}`)}
            <small>{t(`following.means.${each}`)}</small>
          </span>
        </MenuPost>
      ))}
    </Menu>
  );
}

/** Follows a member, or no longer. */
export function FollowMember({ id, following, name }: { id: string; following: boolean; name?: string }): ReactElement {
  const t = useT();
  return (
    <PostButton
      size="sm"
      icon={following ? 'check' : 'bell'}
      action={`/levels/member/${id}`}
      values={{ level: following ? 'normal' : 'following' }}
      aria-pressed={following}
      aria-label={name === undefined ? undefined : t('following.levelOf', { name, level: t(following ? 'following.followed' : 'following.follow') })}
    >
      {t(following ? 'following.followed' : 'following.follow')}
    </PostButton>
  );
}
