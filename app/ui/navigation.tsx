import { Fragment, type ReactElement, type ReactNode } from 'react';
import { cx } from './class-names';
import { useFormat, useT } from './i18n';
import { Icon } from './icon';
import { pagesAround } from './page-numbers';

export interface TabItem {
  href: string;
  label: ReactNode;
  count?: number;
  current?: boolean;
}

export interface TabsProps {
  /** Name of the group for screen readers. */
  label: string;
  items: readonly TabItem[];
  /** Something at the end of the line, such as a sort menu. */
  end?: ReactNode;
}

/** Links that look like tabs: each has its own address. */
export function Tabs({ label, items, end }: TabsProps): ReactElement {
  const { number } = useFormat();
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
          {item.count ? <span className="tn"> {number(item.count)}</span> : null}
        </a>
      ))}
      {end ? <span className="end">{end}</span> : null}
    </nav>
  );
}

export interface Crumb {
  label: ReactNode;
  /** Missing on the last one, the page itself. */
  href?: string;
}

/** Where the page lies. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }): ReactElement {
  const t = useT();
  return (
    <nav className="crumbs" aria-label={t('ui.breadcrumb')}>
      <ol>
        {items.map((item, index) => (
          <li key={index}>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</li>
        ))}
      </ol>
    </nav>
  );
}

export interface KeysetPagerProps {
  newerHref?: string | null;
  olderHref?: string | null;
}

/** Newer and older, for lists that have no page numbers. Nothing when there is only one page. */
export function KeysetPager({ newerHref, olderHref }: KeysetPagerProps): ReactElement | null {
  const t = useT();
  if (!newerHref && !olderHref) return null;
  return (
    <nav className="pager ends" aria-label={t('ui.pages')}>
      {newerHref ? (
        <a className="btn" href={newerHref} rel="prev">
          <Icon name="left" />
          {t('ui.newer')}
        </a>
      ) : (
        <span />
      )}
      {olderHref ? (
        <a className="btn" href={olderHref} rel="next">
          {t('ui.older')}
          <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}

export interface PagerProps {
  page: number;
  pages: number;
  /** Address of a page; page 1 should be the canonical one. */
  hrefOf: (page: number) => string;
  /** Name of the landmark, when a page has more than one of them. */
  label?: string;
  className?: string;
}

/** Numbered pages with real addresses. Nothing when there is only one. */
export function Pager({ page, pages, hrefOf, label, className }: PagerProps): ReactElement | null {
  const t = useT();
  const { number } = useFormat();
  if (pages <= 1) return null;
  return (
    <nav className={cx('pager', className)} aria-label={label ?? t('ui.pages')}>
      {page > 1 ? (
        <a className="btn" href={hrefOf(page - 1)} rel="prev" aria-label={t('ui.previousPage')}>
          <Icon name="left" />
        </a>
      ) : null}
      {pagesAround(page, pages).map((shown, index, all) => (
        <Fragment key={shown}>
          {shown - (all[index - 1] ?? 0) > 1 ? <span className="gap">…</span> : null}
          <a className={cx('btn tn', Math.abs(shown - page) === 1 && shown > 1 && shown < pages && 'near')} href={hrefOf(shown)} aria-current={shown === page ? 'page' : undefined} aria-label={t('ui.pageNumber', { n: shown })}>
            {number(shown)}
          </a>
        </Fragment>
      ))}
      {page < pages ? (
        <a className="btn" href={hrefOf(page + 1)} rel="next" aria-label={t('ui.nextPage')}>
          <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}
