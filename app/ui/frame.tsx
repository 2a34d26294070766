import type { ReactElement, ReactNode } from 'react';
import { cx } from './class-names';
import { BottomBar, LINKS, SideNav, TopBar, type BarItem, type Links, type NavGroup, type Viewer } from './frame-bars';
import { Icon, type IconName } from './icon';
import { useT } from './i18n';
import { Kept } from './kept';
import { KeySheet } from './key-sheet';
import { Palette } from './palette-dialog';

export type { NavGroup } from './frame-bars';

export interface FrameProps {
  brand: { name: string; logo?: string | null };
  /** Null for visitors. */
  viewer: Viewer | null;
  nav: readonly NavGroup[];
  /** All that `nav` is made of, where that is told sooner than by itself. */
  navBy?: readonly unknown[];
  /** Items of the account menu (`MenuLink`, `MenuPost`): the same for the same viewer. */
  account?: ReactNode;
  /** Unread notifications; undefined puts the categories in the place of the bell. */
  alerts?: number;
  /** Items that wait in the review queue, for those who work it. */
  queue?: number;
  /** Keys of that queue, for the sheet of keys (`KeySection`). */
  queueKeys?: ReactNode;
  links?: Partial<Links>;
  /** What was searched for, shown in the field. */
  query?: string;
  /** Which part of the bottom bar the page belongs to. */
  place?: BarItem;
  /** Cards at the right. */
  rail?: ReactNode;
  /** `three` with a rail, `two` wide with navigation, `one` reading column, `slim` for signing in, `wide` from edge to edge. */
  layout?: 'three' | 'two' | 'one' | 'slim' | 'wide';
  /** Links and switches at the bottom. */
  footer?: ReactNode;
  /** Messages above the content. */
  flash?: ReactNode;
  children: ReactNode;
}

/** The page around everything. The one `h1` comes with the children. */
export function Frame({ layout = 'three', nav, navBy = [nav], account, queueKeys, rail, footer, flash, children, ...head }: FrameProps): ReactElement {
  const t = useT();
  const bar = { ...head, links: { ...LINKS, ...head.links } };
  const withNav = (layout === 'three' || layout === 'two') && nav.length > 0;
  return (
    <>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <Kept by={['top', bar, withNav]}>{() => <TopBar {...bar} account={account} withNav={withNav} />}</Kept>
      <div className={cx('cols', layout !== 'three' && layout)}>
        {withNav ? <Kept by={['nav', ...navBy]}>{() => <SideNav groups={nav} />}</Kept> : null}
        <main id="main" tabIndex={-1}>
          {flash}
          {children}
        </main>
        {layout === 'three' ? <aside className="rail">{rail}</aside> : null}
      </div>
      {footer ? <footer className="foot">{footer}</footer> : null}
      <Kept by={['bottom', bar]}>
        {() => (
          <>
            <BottomBar {...bar} />
            <KeySheet member={head.viewer !== null} staff={head.viewer?.staff}>
              {head.queue === undefined ? null : queueKeys}
            </KeySheet>
            {head.viewer?.staff ? <Palette action={bar.links.palette} /> : null}
            <Toast />
          </>
        )}
      </Kept>
    </>
  );
}

/** Where the script says a word that passes. */
function Toast(): ReactElement {
  const t = useT();
  return <div className="toast" id="toast" role="status" data-failed={t('ui.toast.failed')} data-copied={t('ui.toast.copied')} />;
}

export interface PageHeadProps {
  title: ReactNode;
  children?: ReactNode;
  /** Buttons at the end of the line. */
  action?: ReactNode;
}

/** Title of a page, with a sentence below. */
export function PageHead({ title, children, action }: PageHeadProps): ReactElement {
  return (
    <div className="hd">
      <div>
        <h1>{title}</h1>
        {children ? <p>{children}</p> : null}
      </div>
      {action ? <div className="btns">{action}</div> : null}
    </div>
  );
}

export interface RailCardProps {
  title: ReactNode;
  icon?: IconName;
  children: ReactNode;
}

/** A card in the right rail. */
export function RailCard({ title, icon, children }: RailCardProps): ReactElement {
  return (
    <section className="card">
      <h2>
        {icon ? <Icon name={icon} /> : null}
        {title}
      </h2>
      {children}
    </section>
  );
}
