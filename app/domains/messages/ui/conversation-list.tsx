import type { ReactElement } from 'react';
import { Avatar } from '~/ui/avatar';
import { useT, type Translate } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import { conversationPath, type Side } from '../rules';
import type { ConversationRow } from '../types';
import { nameOf, portraitOf } from './writer';

/** Loader data crosses as JSON: instants arrive as text. */
type SentRow = Omit<ConversationRow, 'at' | 'waitingSince'> & { at: string; waitingSince: string | null };

/**
 * Conversations, as one side sees them: the face of the other side, what it is about, and what was said last. The whole
 * line is the link.
 */
export function ConversationList({ rows, side, label }: { rows: readonly SentRow[]; side: Side; label: string }): ReactElement {
  const t = useT();
  return (
    <ol className="notices" aria-label={label}>
      {rows.map((row) => {
        const face = side === 'team' ? row.member : row.by;
        return (
          <li key={row.id} data-key-row="" data-read={row.unread ? undefined : ''}>
            <Avatar id={face.id} name={nameOf(face, t)} src={portraitOf(face)} size="lg" />
            <div>
              <h2>
                <a href={conversationPath(row.id, side)} data-key-open="">
                  {row.unread ? <span className="un" role="img" aria-label={t('ui.unread')} /> : null}
                  {side === 'team' ? (
                    <>
                      <span className="what">{t('messages.staff.with', { name: nameOf(row.member, t) })}</span>{' '}
                    </>
                  ) : null}
                  <span className="title">{row.subject}</span>
                </a>{' '}
                {side === 'team' && row.waitingSince ? <Pill tone="brand">{t('messages.staff.waits')}</Pill> : null}
              </h2>
              <p>{lastOf(row, side, t)}</p>
            </div>
            <Time at={row.at} as="short" className="when" />
          </li>
        );
      })}
    </ol>
  );
}

function lastOf({ by, fromTeam, excerpt }: SentRow, side: Side, t: Translate): string {
  const values = { name: nameOf(by, t), excerpt };
  // The team's own name says already whose side it is.
  if (fromTeam && !by.unsigned) return t('messages.from', values);
  return side === 'member' && !fromTeam ? t('messages.you', values) : t('messages.by', values);
}
