import type { ReactElement, ReactNode } from 'react';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';

export interface PillProps {
  tone?: 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'brand';
  icon?: IconName;
  children: ReactNode;
}

/** A state in a word. Colour never says it alone. */
export function Pill({ tone = 'plain', icon, children }: PillProps): ReactElement {
  return (
    <span className={cx('pill', tone !== 'plain' && tone)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}

export interface TagProps {
  href?: string;
  /** The row that it stands in is about it: keys that open a row lead there. */
  opensRow?: boolean;
  children: ReactNode;
}

/** A tag, linked when `href` is given. */
export function Tag({ href, opensRow = false, children }: TagProps): ReactElement {
  return href ? (
    <a className="tag" href={href} rel="tag" data-key-open={opensRow ? '' : undefined}>
      {children}
    </a>
  ) : (
    <span className="tag">{children}</span>
  );
}

/** The coloured square of a category. An SVG attribute, since the content policy forbids style attributes. */
export function CategoryDot({ colour }: { colour: string }): ReactElement {
  return (
    <svg className="dot" viewBox="0 0 10 10" aria-hidden>
      <rect width="10" height="10" fill={colour} />
    </svg>
  );
}

export interface CategoryProps {
  name: string;
  colour: string;
  href?: string;
}

/** A category: square and name. */
export function Category({ name, colour, href }: CategoryProps): ReactElement {
  const inside = (
    <>
      <CategoryDot colour={colour} />
      {name}
    </>
  );
  return href ? (
    <a className="cat" href={href}>
      {inside}
    </a>
  ) : (
    <span className="cat">{inside}</span>
  );
}

/** A key, or several pressed one after the other: "g h", "shift+c". */
export function Keys({ keys }: { keys: string }): ReactElement {
  const parts = keys.split(' ');
  return (
    <>
      {parts.map((part, index) => (
        <kbd key={index}>{part}</kbd>
      ))}
    </>
  );
}
