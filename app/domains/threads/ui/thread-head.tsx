import type { ReactElement } from 'react';
import { Note } from '~/ui/feedback';
import { useFormat, useT } from '~/ui/i18n';
import { keptTogether } from '~/ui/kept-together';
import { Pill, Tag } from '~/ui/marks';
import { Breadcrumb } from '~/ui/navigation';
import { categoryPath, tagPath } from '../addresses';
import type { ThreadPage } from '../types';
import type { Sent } from './thread-row';

/** Title of a thread, where it lies, and what state it is in. */
export function ThreadHead({ thread }: { thread: Sent<ThreadPage['thread']> }): ReactElement {
  const t = useT();
  const { duration, number } = useFormat();
  const solvedIn = thread.solvedAt ? Math.max(1, Math.round((Date.parse(thread.solvedAt) - Date.parse(thread.createdAt)) / 60_000)) : null;
  return (
    <header className="ttl">
      <Breadcrumb items={[{ label: thread.category.name, href: categoryPath(thread.category.slug) }, { label: t(`threads.kind.${thread.kind}`) }]} />
      <h1 lang={thread.language ?? undefined}>{keptTogether(thread.title)}</h1>
      <div className="meta">
        {thread.acceptedCount > 0 ? (
          <Pill tone="ok" icon="check">
            {solvedIn === null ? t('threads.solved') : t('threads.solvedIn', { after: duration(solvedIn) })}
          </Pill>
        ) : null}
        {thread.pinned ? <Pill icon="pin">{t('threads.pinned')}</Pill> : null}
        {thread.locked ? <Pill icon="lock">{t('threads.locked')}</Pill> : null}
        {thread.unlisted ? <Pill icon="eye-off">{t('threads.unlisted')}</Pill> : null}
        {thread.tags.map((tag) => (
          <Tag key={tag.id} href={tagPath(tag.slug)}>
            {tag.name}
          </Tag>
        ))}
        <span className="tn">{t('threads.views', { n: thread.viewCount, shown: number(thread.viewCount) })}</span>
        {thread.meTooCount > 0 ? <span className="tn">{t('threads.meTooCount', { n: thread.meTooCount })}</span> : null}
      </div>
      {thread.removed ? <Note icon={thread.removed.hidden ? 'eye-off' : 'trash'}>{t(thread.removed.hidden ? 'hidden.thread' : 'threads.threadRemoved')}</Note> : null}
      {thread.locked ? <Note icon="lock">{t('threads.lockedNote')}</Note> : null}
    </header>
  );
}
