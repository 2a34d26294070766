import type { ReactElement, ReactNode } from 'react';
import { Faces, type FacesProps } from './avatar';
import { Icon, type IconName } from './icon';
import { useFormat, useT, type Moment } from './i18n';
import { keptTogether } from './kept-together';
import { Time } from './time';

export interface RowProps {
  /** What the row is about, for the page's scripts. */
  id?: string;
  href: string;
  title: string;
  /** Language of the title, where it differs from the page's. */
  lang?: string;
  /** Signs before the title, each with its word: pinned, closed. */
  signs?: ReadonlyArray<{ icon: IconName; label: string }>;
  unread?: boolean;
  /** Pill after the title, such as "2 new". */
  mark?: ReactNode;
  /** The line of facts: category, tags, state. */
  facts?: ReactNode;
  people?: FacesProps['people'];
  count?: { value: number; label: string };
  /** Below the count, such as "126 views". */
  below?: string;
  at?: Moment;
  heading?: 'h2' | 'h3';
}

/** One thread in a list. The title is the link and covers the row. */
export function Row({ id = '', href, title, lang, signs = [], unread, mark, facts, people = [], count, below, at, heading: Heading = 'h2' }: RowProps): ReactElement {
  const t = useT();
  const { compact } = useFormat();
  return (
    <li data-key-row={id}>
      <div className="t">
        <Heading>
          {unread ? <span className="un" role="img" aria-label={t('ui.unread')} /> : null}
          {signs.map((sign) => (
            <Icon key={sign.icon} name={sign.icon} label={sign.label} />
          ))}
          <a href={href} lang={lang} data-key-open="">
            {keptTogether(title)}
          </a>
          {mark}
        </Heading>
        {facts ? <div className="meta">{facts}</div> : null}
      </div>
      {people.length > 0 ? <Faces people={people} label={t('ui.with')} /> : <span className="faces" />}
      {count ? (
        <span className="num" title={count.label}>
          <span aria-hidden>{compact(count.value)}</span>
          <span className="sr">{count.label}</span>
          <Icon name="chat" />
          {below ? <small>{below}</small> : null}
        </span>
      ) : (
        <span className="num" />
      )}
      {at === undefined ? <span className="when" /> : <Time at={at} as="short" className="when" />}
    </li>
  );
}

/** The list around rows. `facts`: for the page's scripts. */
export function Rows({ children, label, facts }: { children: ReactNode; label?: string; facts?: Record<`data-${string}`, string> }): ReactElement {
  return (
    <ol className="rows" aria-label={label} {...facts}>
      {children}
    </ol>
  );
}
