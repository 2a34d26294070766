import type { ReactElement } from 'react';
import { Icon } from '~/ui/icon';
import { RailCard } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import type { ThreadReading } from '../rules';
import { LevelMenu } from './level-menu';

export interface ReadingProps {
  thread: { id: string; path: string };
  reading: ThreadReading;
}

/** Beside a thread: how attentive the reader is to it. */
export function FollowCard({ thread, reading }: ReadingProps): ReactElement {
  const t = useT();
  return (
    <RailCard title={t('following.card')}>
      <LevelMenu kind="thread" id={thread.id} level={reading.level} keys />
      <p className="hint">{t(`following.means.${reading.level}`)}</p>
    </RailCard>
  );
}

/** Above a thread that went on since it was read: how much, and the way to the first of it. */
export function UnreadBar({ thread, reading }: ReadingProps): ReactElement | null {
  const t = useT();
  if (reading.first === null) return null;
  return (
    <a className="newbar" href={`${thread.path}?post=${reading.first}`} data-first-unread="">
      {t('following.unreadHere', { n: reading.unread })}
    </a>
  );
}

/** Between what was read and what was not. */
export function UnreadLine(): ReactElement {
  const t = useT();
  return (
    <p className="unread-line">
      <span>
        <Icon name="down" />
        {t('following.fromHere')}
      </span>
    </p>
  );
}

/**
 * Tells the page's script where to report how far somebody reads. Without scripts a picture of one dot reports that the
 * posts of the page were opened.
 *
 * @param upTo highest number of a post on the page
 */
export function ReadingProbe({ thread, reading, upTo }: ReadingProps & { upTo: number }): ReactElement {
  const address = `/threads/${thread.id}/reading`;
  return (
    <>
      <div hidden data-reading={address} data-read={reading.lastRead} />
      <noscript>
        <img src={`${address}?to=${upTo}`} alt="" width={1} height={1} />
      </noscript>
    </>
  );
}
