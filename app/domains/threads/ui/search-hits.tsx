import { Fragment, type ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Category, Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import { postPath, threadPath } from '../addresses';
import type { ExcerptPart, SearchHit } from '../types';
import { nameOf } from './people';
import type { Sent } from './thread-row';

/** What a search found: the thread, the words around the hit, and who wrote them. */
export function SearchHits({ hits }: { hits: readonly Sent<SearchHit>[] }): ReactElement {
  const t = useT();
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={hit.postId} data-key-row="">
          <h2>
            <a href={hit.postKind === 'opening' ? threadPath(hit.thread) : postPath(hit.postId)} data-key-open="">
              <Marked parts={hit.title} />
            </a>
          </h2>
          <p>
            <Marked parts={hit.excerpt} />
          </p>
          <div className="meta">
            <Category name={hit.thread.category.name} colour={hit.thread.category.colour} />
            {hit.thread.accepted ? (
              <Pill tone="ok" icon="check">
                {t('threads.solved')}
              </Pill>
            ) : null}
            <span>{nameOf(hit.author, t)}</span>
            <Time at={hit.createdAt} />
            <span className="tn">{t(hit.thread.kind === 'question' ? 'threads.answerCount' : 'threads.replyCount', { n: hit.thread.replyCount })}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Marked({ parts }: { parts: readonly ExcerptPart[] }): ReactElement {
  return (
    <>
      {parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : <Fragment key={index}>{part.text}</Fragment>))}
    </>
  );
}
