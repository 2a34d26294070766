import type { ReactElement } from 'react';
import { useFormat, useT, type Translate } from '~/ui/i18n';
import { Category, Pill, Tag } from '~/ui/marks';
import { Row, type RowProps } from '~/ui/rows';
import { tagPath, threadPath } from '../addresses';
import type { ThreadRow as Thread } from '../types';
import { nameOf, portraitUrl } from './people';

/** Loader data crosses as JSON: instants arrive as text. */
export type Sent<T> = T extends Date ? string : T extends (infer U)[] ? Sent<U>[] : T extends object ? { [K in keyof T]: Sent<T[K]> } : T;

export interface ThreadRowProps {
  thread: Sent<Thread>;
  /** Left out inside the category's own list. */
  withCategory?: boolean;
  /** Pinned threads are marked only where they stand on top. */
  withPin?: boolean;
  /** What the reader has not seen of it; without a mark: nothing to tell. */
  mark?: RowMark;
}

/** New: never opened. Unread: so many posts behind where the reader stopped, from this number on. */
export interface RowMark {
  isNew: boolean;
  unread: number;
  first: number | null;
}

/** One thread in a list: title, then a line of facts; colour only for state. */
export function ThreadRow({ thread, withCategory = true, withPin = false, mark }: ThreadRowProps): ReactElement {
  const t = useT();
  const { compact } = useFormat();
  return (
    <Row
      id={thread.id}
      href={mark?.first ? `${threadPath(thread)}?post=${mark.first}` : threadPath(thread)}
      title={thread.title}
      unread={mark?.isNew}
      mark={mark && mark.unread > 0 ? <Unread count={mark.unread} /> : null}
      lang={thread.language ?? undefined}
      signs={signsOf(thread, withPin, t)}
      facts={
        <>
          {withCategory ? <Category name={thread.category.name} colour={thread.category.colour} /> : null}
          {thread.tags.map((tag) => (
            <Tag key={tag.id} href={tagPath(tag.slug)}>
              {tag.name}
            </Tag>
          ))}
          <State thread={thread} />
          <span>{byline(thread, t)}</span>
        </>
      }
      people={thread.faces.map((face) => ({ id: face.id, name: nameOf(face, t), src: portraitUrl(face, 48) }))}
      count={{ value: thread.replyCount, label: t(thread.kind === 'question' ? 'threads.answerCount' : 'threads.replyCount', { n: thread.replyCount }) }}
      below={thread.viewCount > 0 ? t('threads.views', { n: thread.viewCount, shown: compact(thread.viewCount) }) : undefined}
      at={thread.lastActivityAt}
    />
  );
}

function signsOf(thread: Sent<Thread>, withPin: boolean, t: Translate): RowProps['signs'] {
  const signs: { icon: 'pin' | 'lock' | 'eye-off'; label: string }[] = [];
  if (withPin && thread.pinned) signs.push({ icon: 'pin', label: t('threads.pinned') });
  if (thread.locked) signs.push({ icon: 'lock', label: t('threads.locked') });
  if (thread.unlisted) signs.push({ icon: 'eye-off', label: t('threads.unlisted') });
  return signs;
}

function Unread({ count }: { count: number }): ReactElement {
  const t = useT();
  return <Pill tone="brand">{t('threads.unread', { n: count, shown: count > 99 ? '99+' : String(count) })}</Pill>;
}

function State({ thread }: { thread: Sent<Thread> }): ReactElement | null {
  const t = useT();
  if (thread.accepted) {
    return (
      <Pill tone="ok" icon="check">
        {t('threads.solved')}
      </Pill>
    );
  }
  return null;
}

/** Who started it, in words that fit the kind: asks, proposes, shares, announces. */
function byline(thread: Sent<Thread>, t: Translate): string {
  return t(`threads.by.${thread.kind}`, { name: nameOf(thread.author, t) });
}
