import type { ReactElement } from 'react';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { useFormat, useT, type Translate } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { CategoryDot } from '~/ui/marks';
import { searchPath, withoutToken, withToken, writeToken } from '../query/change-query';
import { states } from '../rules';
import type { SearchResult } from '../types';

type Shown = Pick<Sent<SearchResult>, 'q' | 'group' | 'filters' | 'facets'> & { member: boolean };

/** Chips: what narrows the search down, each taken away by a press; then what could. All of it stands in the search itself. */
export function SearchFilters({ q, group, filters, facets, member }: Shown): ReactElement | null {
  const t = useT();
  const { number } = useFormat();
  const label = labels(t);
  const to = (query: string): string => searchPath(query, { in: group });
  const used = filters.flatMap(({ token }) => (token.kind === 'state' ? [token.value] : []));
  const answered = used.includes('solved') || used.includes('unanswered');
  const offered = states.filter((state) => !used.includes(state) && (state === 'mine' ? member : !answered));
  const key = (kind: 'category' | 'tag' | 'is'): string => t(`search.key.${kind}`);
  return (
    <nav className="chips" aria-label={t('search.filters')}>
      {filters.map((filter) => (
        <a key={filter.token.raw} className="chip" aria-current="true" href={to(withoutToken(q, filter.token))} aria-label={t('search.drop', { what: label(filter) })}>
          {label(filter)}
          <Icon name="x" />
        </a>
      ))}
      {offered.map((state) => (
        <a key={state} className="chip" rel="nofollow" href={to(withToken(q, `${key('is')}:${t(`search.stateWord.${state}`)}`))}>
          {t(`search.state.${state}`)}
        </a>
      ))}
      {facets.map(({ kind, slug, name, colour, count }) => (
        <a key={kind + slug} className="chip" rel="nofollow" href={to(withToken(q, writeToken(key(kind), slug)))}>
          {colour ? <CategoryDot colour={colour} /> : <Icon name="tag" />}
          {name}
          <span className="tn" aria-label={t('search.threadsOfTag', { n: count })}>
            {number(count)}
          </span>
        </a>
      ))}
    </nav>
  );
}

function labels(t: Translate) {
  return ({ token, name }: Sent<SearchResult>['filters'][number]): string => {
    if (token.kind === 'state') return t(`search.state.${token.value}`);
    // As it was typed: days have no zone.
    if (token.kind === 'before' || token.kind === 'after') return t(`search.on.${token.kind}`, { day: token.raw.slice(token.raw.indexOf(':') + 1) });
    return token.kind === 'author' ? `@${token.value}` : name;
  };
}
