import type { ReactElement } from 'react';
import { LinkButton, PostButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Category, Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import { threadPath } from '../addresses';
import type { HeldText, WaitingPost } from '../types';
import type { Sent } from './thread-row';

/** At the end of a thread: what its reader wrote there and a moderator has not looked at yet. Nobody else gets it. */
export function WaitingPosts({ waiting }: { waiting: readonly Sent<WaitingPost>[] }): ReactElement | null {
  const t = useT();
  if (waiting.length === 0) return null;
  return (
    <section id="waiting" aria-label={t('waiting.here')} className="waiting">
      {waiting.map((post) => (
        <article key={post.id} className="card pane">
          <p className="meta">
            <Waits />
            <span>{t(`waiting.kind.${post.kind}`)}</span>
            <Time at={post.createdAt} />
          </p>
          <Markdown html={post.html} lang={post.language ?? undefined} />
          <p className="hint">{t('waiting.why')}</p>
          <Acts id={post.id} />
        </article>
      ))}
    </section>
  );
}

/** All that waits, the latest first: where it will stand, how it begins, and what can be done meanwhile. */
export function WaitingList({ rows }: { rows: readonly Sent<HeldText>[] }): ReactElement {
  const t = useT();
  if (rows.length === 0) {
    return (
      <Empty icon="clock" title={t('waiting.none')} action={<LinkButton href="/">{t('waiting.home')}</LinkButton>}>
        {t('waiting.noneWhy')}
      </Empty>
    );
  }
  return (
    <ul className="drafts held">
      {rows.map((row) => (
        <li key={row.id} className="card pane" data-key-row="">
          <h2>
            <a href={`/waiting/${row.id}`} data-key-open="">
              {row.title ?? row.thread?.title ?? t(`waiting.kind.${row.kind}`)}
            </a>
          </h2>
          <p lang={row.language ?? undefined}>{row.excerpt}</p>
          <div className="meta">
            <Waits />
            <span>{t(`waiting.kind.${row.kind}`)}</span>
            {row.category ? <Category name={row.category.name} colour={row.category.colour} /> : null}
            <Time at={row.createdAt} />
            {row.thread ? <a className="lnk" href={threadPath(row.thread, { anchor: 'waiting' })}>{t('waiting.inThread')}</a> : null}
          </div>
          <Acts id={row.id} />
        </li>
      ))}
    </ul>
  );
}

function Waits(): ReactElement {
  const t = useT();
  return (
    <Pill tone="warn" icon="clock">
      {t('waiting.waits')}
    </Pill>
  );
}

function Acts({ id }: { id: string }): ReactElement {
  const t = useT();
  return (
    <div className="btns">
      <LinkButton href={`/waiting/${id}`} size="sm" icon="pencil">
        {t('waiting.edit')}
      </LinkButton>
      <PostButton action="/waiting" values={{ heldId: id }} size="sm" variant="quiet" icon="undo">
        {t('waiting.withdraw')}
      </PostButton>
    </div>
  );
}
