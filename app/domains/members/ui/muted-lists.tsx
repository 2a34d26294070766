import type { ReactElement } from 'react';
import { Avatar } from '~/ui/avatar';
import { LinkButton, PostButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Time } from '~/ui/time';
import { muteLevels, type MuteLevel } from '../rules';

interface MutedRow {
  id: string;
  name: string;
  path: string;
  avatarUrl: string | null;
  createdAt: string;
}

export type MutedListsProps = Record<MuteLevel, { rows: readonly MutedRow[]; next: string | null }>;

/** Whom somebody has muted and blocked, each with the way back. */
export function MutedLists(lists: MutedListsProps): ReactElement {
  const t = useT();
  return (
    <>
      <p className="hint mb-5">{t('mutes.lead')}</p>
      {muteLevels.map((level) => (
        <section key={level} className="card set" aria-labelledby={`list-${level}`}>
          <h2 id={`list-${level}`}>{t(`mutes.${level}.list`)}</h2>
          {lists[level].rows.length > 0 ? (
            <ul className="follows">
              {lists[level].rows.map((member) => (
                <Muted key={member.id} member={member} level={level} />
              ))}
            </ul>
          ) : (
            <p className="hint">{t(`mutes.${level}.none`)}</p>
          )}
          {lists[level].next ? (
            <div className="btns">
              <LinkButton href={`/settings/muted?${level}=${lists[level].next}#list-${level}`}>{t('mutes.more')}</LinkButton>
            </div>
          ) : null}
        </section>
      ))}
    </>
  );
}

function Muted({ member, level }: { member: MutedRow; level: MuteLevel }): ReactElement {
  const t = useT();
  const { id, name, path, avatarUrl, createdAt } = member;
  return (
    <li>
      <span>
        <a className="person" href={path}>
          <Avatar id={id} name={name} src={avatarUrl} />
          <bdi>{name}</bdi>
        </a>
        <small className="meta">
          {t('mutes.since')} <Time at={createdAt} as="date" />
        </small>
      </span>
      <PostButton size="sm" action={`/members/${id}/mute`} values={{ _method: 'delete' }} aria-label={t(`mutes.${level}.lift`, { name })}>
        {t(`mutes.${level}.liftShort`)}
      </PostButton>
    </li>
  );
}
