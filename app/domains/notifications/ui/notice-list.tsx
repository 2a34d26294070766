import type { ReactElement, ReactNode } from 'react';
import { Avatar } from '~/ui/avatar';
import { useT, type Translate } from '~/ui/i18n';
import { keptTogether } from '~/ui/kept-together';
import { Icon, type IconName } from '~/ui/icon';
import { Time } from '~/ui/time';
import type { Notice } from '../types';

/** Loader data crosses as JSON: instants arrive as text. */
export type SentNotice = Omit<Notice, 'at'> & { at: string };

const SIGNS: Partial<Record<Notice['kind'], IconName>> = { votes: 'heart', reminder: 'bookmark', staff: 'mail', memberReply: 'mail' };

/** What a member was told, the latest first. The whole line leads to the post, by an address that marks it as read. */
export function NoticeList({ rows, label }: { rows: readonly SentNotice[]; label: string }): ReactElement {
  const t = useT();
  return (
    <ol className="notices" aria-label={label}>
      {rows.map((notice) => (
        <li key={notice.id} data-key-row="" data-read={notice.unread ? undefined : ''}>
          <Face notice={notice} />
          <div>
            <h2>
              <a href={`/notifications/${notice.id}`} data-key-open="">
                {notice.unread ? <span className="un" role="img" aria-label={t('ui.unread')} /> : null}
                <span className="what">{sentenceOf(notice, t)}</span> <span className="title">{keptTogether(notice.about.is === 'post' ? notice.about.thread.title : notice.about.subject)}</span>
              </a>
            </h2>
            {notice.excerpt ? <p>{notice.excerpt}</p> : null}
          </div>
          <Time at={notice.at} as="short" className="when" />
        </li>
      ))}
    </ol>
  );
}

function Face({ notice: { kind, actor } }: { notice: SentNotice }): ReactNode {
  const t = useT();
  if (actor) return <Avatar id={actor.id} name={nameOf(actor, t)} src={actor.avatarId && `/uploads/${actor.avatarId}/96.webp`} size="lg" />;
  return (
    <span className="sign">
      <Icon name={SIGNS[kind] ?? 'bell'} size="lg" />
    </span>
  );
}

function nameOf(person: NonNullable<SentNotice['actor']>, t: Translate): string {
  if (person.closed) return person.displayName ?? t('notices.somebody');
  return person.displayName ?? person.username;
}

/** "Ana and 4 others answered your question". */
function sentenceOf(notice: SentNotice, t: Translate): string {
  const name = notice.actor ? nameOf(notice.actor, t) : t('notices.somebody');
  const postKind = notice.about.is === 'post' ? notice.about.postKind : null;
  const values = { name, others: notice.others, n: notice.count, figure: notice.figure ?? 0 };
  switch (notice.kind) {
    case 'reply':
      return t(postKind === 'answer' ? 'notices.line.answer' : 'notices.line.reply', values);
    case 'followed':
      return t(postKind === 'opening' ? 'notices.line.started' : 'notices.line.followed', values);
    case 'staff':
      return t(notice.actor ? 'notices.line.staff' : 'notices.line.team', values);
    default:
      return t(`notices.line.${notice.kind}`, values);
  }
}
