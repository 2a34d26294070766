import type { ReactElement } from 'react';
import type { PostKind, ThreadKind } from '~/domains/threads';
import { LinkButton, PostButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { keptTogether } from '~/ui/kept-together';
import { Category, Pill } from '~/ui/marks';
import { Time } from '~/ui/time';

export interface BookmarkRowsProps {
  rows: readonly {
    postId: string;
    note: string | null;
    remindAt: string | null;
    remindedAt: string | null;
    createdAt: string;
    kind: PostKind;
    excerpt: string;
    authorName: string | null;
    thread: { title: string; kind: ThreadKind; language: string | null; category: { name: string; colour: string } };
  }[];
}

/** Posts that somebody keeps, the latest first, each with what they noted of it. */
export function BookmarkRows({ rows }: BookmarkRowsProps): ReactElement {
  const t = useT();
  if (rows.length === 0) {
    return (
      <Empty icon="bookmark" title={t('following.bookmarks.none')} action={<LinkButton href="/">{t('following.bookmarks.look')}</LinkButton>}>
        {t('following.bookmarks.noneText')}
      </Empty>
    );
  }
  return (
    <ul className="drafts">
      {rows.map((row) => (
        <li key={row.postId} className="card pane" data-key-row="">
          <h2 lang={row.thread.language ?? undefined}>
            <a href={`/p/${row.postId}`} data-key-open="">
              {keptTogether(row.thread.title)}
            </a>
          </h2>
          {row.note ? (
            <p>
              <b>{row.note}</b>
            </p>
          ) : null}
          <p lang={row.thread.language ?? undefined}>{row.excerpt}</p>
          <div className="meta">
            <span className="meta">
              <Category name={row.thread.category.name} colour={row.thread.category.colour} />
              <span>{t(`following.bookmarks.by.${row.kind}`, { name: row.authorName ?? t('threads.formerMember') })}</span>
              {row.remindAt ? (
                <Pill icon={row.remindedAt ? 'check' : 'clock'} tone={row.remindedAt ? 'plain' : 'brand'}>
                  {t(row.remindedAt ? 'following.bookmarks.reminded' : 'following.bookmarks.reminds')} <Time at={row.remindAt} as="dateTime" />
                </Pill>
              ) : null}
            </span>
            <span className="meta">
              <LinkButton href={`/p/${row.postId}/bookmark`} variant="quiet" size="sm" icon="pencil">
                {t('following.bookmarks.change')}
              </LinkButton>
              <PostButton action={`/posts/${row.postId}/bookmark`} values={{ _method: 'delete' }} variant="quiet" size="sm" icon="trash">
                {t('following.bookmarks.drop')}
              </PostButton>
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
