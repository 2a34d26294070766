import type { ReactElement, ReactNode } from 'react';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { useFormat, useT } from '~/ui/i18n';
import { searchPath } from '../query/change-query';
import { groups, type Group } from '../rules';
import type { Count, SearchResult } from '../types';
import { PeopleHits, TagHits } from './people-and-tags';
import { SearchHits } from './search-hits';

type Result = Sent<SearchResult>;
type Kind = Exclude<Group, 'all'>;

/** Ways to one kind of results, each with how many there are; those of which there are none only when chosen. */
export function SearchTabs({ result }: { result: Result }): ReactElement {
  const t = useT();
  const shown = useCounts();
  const { q, group, counts } = result;
  return (
    <nav className="tabs" aria-label={t('search.kinds')}>
      {groups.map((kind) =>
        kind === 'all' || kind === group || counts[kind].n > 0 ? (
          <a key={kind} href={searchPath(q, { in: kind })} aria-current={kind === group ? 'page' : undefined}>
            {t(`search.in.${kind}`)}
            {/* A page of people or tags does not know of the others' counts. */}
            {kind !== 'all' && counts[kind].n > 0 ? <span className="tn"> {shown(counts[kind])}</span> : null}
          </a>
        ) : null,
      )}
    </nav>
  );
}

/** Everything that was found, kind by kind, or a page of one kind. */
export function SearchResults({ result }: { result: Result }): ReactElement {
  const t = useT();
  const { group, threads, answers, people, tags, searchId } = result;
  const together = group === 'all';
  const heading = together ? 'h3' : 'h2';
  const part = (kind: Kind, shown: number, content: ReactNode): ReactElement | null =>
    shown === 0 ? null : together ? (
      <Part kind={kind} result={result} shown={shown}>
        {content}
      </Part>
    ) : (
      <>{content}</>
    );
  return (
    <div data-results="">
      {part('tags', tags.length, <TagHits label={t('search.in.tags')} tags={tags} withText={!together} />)}
      {part('people', people.length, <PeopleHits label={t('search.in.people')} people={people} />)}
      {part('threads', threads.length, <SearchHits label={t('search.in.threads')} hits={threads} searchId={searchId} heading={heading} />)}
      {part('answers', answers.length, <SearchHits label={t('search.in.answers')} hits={answers} searchId={searchId} heading={heading} ofPosts />)}
    </div>
  );
}

function Part({ kind, result, shown, children }: { kind: Kind; result: Result; shown: number; children: ReactNode }): ReactElement {
  const t = useT();
  const count = useCounts();
  const all = result.counts[kind];
  return (
    <section aria-labelledby={`in-${kind}`} className="part">
      <div className="sorth">
        <h2 id={`in-${kind}`}>{t(`search.in.${kind}`)}</h2>
        {all.n > shown || all.more ? (
          <p className="meta">
            <a href={searchPath(result.q, { in: kind })}>{t(`search.all.${kind}`, { n: count(all) })}</a>
          </p>
        ) : null}
      </div>
      {children}
    </section>
  );
}

function useCounts(): (count: Count) => string {
  const { number } = useFormat();
  return ({ n, more }) => (more ? `${number(n)}+` : number(n));
}
