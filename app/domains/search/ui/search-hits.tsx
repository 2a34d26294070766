import { Fragment, type ReactElement } from 'react';
import { postPath } from '~/domains/threads';
import { nameOf } from '~/domains/threads/ui/people';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { useT } from '~/ui/i18n';
import { keptTogether } from '~/ui/kept-together';
import { Category, Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import type { ExcerptPart, SearchHit } from '../types';

export interface SearchHitsProps {
  label: string;
  hits: readonly Sent<SearchHit>[];
  /** Under which the search is remembered: what is opened counts for it. */
  searchId: string | null;
  heading: 'h2' | 'h3';
  /** Each stands for its own post: the state of the thread is not repeated. */
  ofPosts?: boolean;
}

/** Posts that were found: the thread, the words around the hit, and who wrote them. */
export function SearchHits({ label, hits, searchId, heading: Heading, ofPosts = false }: SearchHitsProps): ReactElement {
  const t = useT();
  return (
    <ol className="hits" aria-label={label}>
      {hits.map((hit) => (
        <li key={hit.postId} data-key-row="">
          <Heading lang={hit.language ?? undefined}>
            <a href={`${postPath(hit.postId)}${searchId ? `?search=${searchId}` : ''}`} data-key-open="">
              <Marked parts={hit.title} />
            </a>
          </Heading>
          <p lang={hit.language ?? undefined}>
            <Marked parts={hit.excerpt} />
          </p>
          <div className="meta">
            <Category name={hit.thread.category.name} colour={hit.thread.category.colour} />
            {ofPosts ? <Accepted is={hit.accepted} label={t('search.accepted')} /> : <Accepted is={hit.thread.accepted} label={t('threads.solved')} />}
            <span>{hit.postKind === 'opening' ? nameOf(hit.author, t) : t(`search.by.${hit.postKind}`, { name: nameOf(hit.author, t) })}</span>
            <Time at={hit.createdAt} />
            {ofPosts ? null : <span className="tn">{t(hit.thread.kind === 'question' ? 'threads.answerCount' : 'threads.replyCount', { n: hit.thread.replyCount })}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Accepted({ is, label }: { is: boolean; label: string }): ReactElement | null {
  return is ? (
    <Pill tone="ok" icon="check">
      {label}
    </Pill>
  ) : null;
}

function Marked({ parts }: { parts: readonly ExcerptPart[] }): ReactElement {
  return (
    <>
      {parts.map(({ hit, text }, index) => (hit ? <mark key={index}>{text}</mark> : <Fragment key={index}>{keptTogether(text)}</Fragment>))}
    </>
  );
}
