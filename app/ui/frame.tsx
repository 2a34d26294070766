import type { ReactElement, ReactNode } from 'react';
import { Avatar } from './avatar';
import { LinkButton } from './button';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';
import { useFormat, useT } from './i18n';
import { KeySheet } from './key-sheet';
import { CategoryDot } from './marks';
import { Menu } from './menu';

export interface NavItem {
  href: string;
  label: ReactNode;
  icon?: IconName;
  /** Colour of the square, for categories. */
  colour?: string;
  count?: number;
  current?: boolean;
}

export interface NavGroup {
  title?: string;
  items: readonly NavItem[];
}

export interface Viewer {
  id: string;
  name: string;
  avatar?: string | null;
  profileHref: string;
}

export type BarItem = 'home' | 'search' | 'ask' | 'alerts' | 'me';

export interface FrameProps {
  brand: { name: string; logo?: string | null };
  /** Null for visitors. */
  viewer: Viewer | null;
  nav: readonly NavGroup[];
  /** Items of the account menu (`MenuLink`, `MenuPost`). */
  account?: ReactNode;
  /** Unread notifications; undefined hides the bell. */
  alerts?: number;
  links?: Partial<Record<'home' | 'search' | 'ask' | 'alerts' | 'signIn' | 'join', string>>;
  /** What was searched for, shown in the field. */
  query?: string;
  /** Which part of the bottom bar the page belongs to. */
  place?: BarItem;
  /** Cards at the right. */
  rail?: ReactNode;
  /** `three` with a rail, `two` wide with navigation, `one` reading column, `slim` for signing in. */
  layout?: 'three' | 'two' | 'one' | 'slim';
  /** Links and switches at the bottom. */
  footer?: ReactNode;
  /** Messages above the content. */
  flash?: ReactNode;
  children: ReactNode;
}

const LINKS = {
  home: '/',
  search: '/search',
  ask: '/ask',
  alerts: '/notifications',
  signIn: '/sign-in',
  join: '/join',
} as const;

/** The page around everything. The one `h1` comes with the children. */
export function Frame({ layout = 'three', nav, rail, footer, flash, children, ...head }: FrameProps): ReactElement {
  const t = useT();
  const links = { ...LINKS, ...head.links };
  const withNav = (layout === 'three' || layout === 'two') && nav.length > 0;
  return (
    <>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <TopBar {...head} links={links} withNav={withNav} />
      <div className={cx('cols', layout !== 'three' && layout)}>
        {withNav ? <SideNav groups={nav} /> : null}
        <main id="main" tabIndex={-1}>
          {flash}
          {children}
        </main>
        {layout === 'three' ? <aside className="rail">{rail}</aside> : null}
      </div>
      {footer ? <footer className="foot">{footer}</footer> : null}
      <BottomBar {...head} links={links} />
      <KeySheet member={head.viewer !== null} />
      <div className="toast" id="toast" role="status" data-failed={t('ui.toast.failed')} data-copied={t('ui.toast.copied')} />
    </>
  );
}

type HeadProps = Omit<FrameProps, 'links' | 'layout' | 'nav' | 'rail' | 'footer' | 'flash' | 'children'> & {
  links: Record<keyof typeof LINKS, string>;
};

function TopBar({ brand, viewer, account, alerts, links, query, withNav }: HeadProps & { withNav: boolean }): ReactElement {
  const t = useT();
  const popover = { popovertarget: 'nav' };
  return (
    <header className="top">
      {withNav ? (
        <button className="icon narrow" type="button" aria-label={t('ui.browse')} {...popover}>
          <Icon name="menu" size="lg" />
        </button>
      ) : null}
      <a className="brand" href={links.home} data-go="h">
        {brand.logo ? <img src={brand.logo} alt="" height={28} /> : <b aria-hidden>{[...brand.name][0]}</b>}
        <span>{brand.name}</span>
      </a>
      <form className="search" role="search" action={links.search}>
        <Icon name="search" />
        <input type="search" name="q" defaultValue={query} placeholder={t('ui.searchHint')} aria-label={t('ui.search')} data-search="" enterKeyHint="search" autoComplete="off" />
        <kbd aria-hidden>/</kbd>
      </form>
      <div className="end">
        <LinkButton className="wide" variant="primary" icon="plus" href={links.ask} data-key="c">
          {t('ui.ask')}
        </LinkButton>
        {viewer ? (
          <>
            {alerts === undefined ? null : <Alerts href={links.alerts} count={alerts} className="icon wide" />}
            <Menu button={<Avatar {...viewer} src={viewer.avatar} />} label={t('ui.account', { name: viewer.name })} buttonClass="icon">
              <div className="who">
                <Avatar {...viewer} src={viewer.avatar} size="lg" />
                <div className="name">{viewer.name}</div>
              </div>
              <hr />
              {account}
            </Menu>
          </>
        ) : (
          <>
            <LinkButton className="wide" href={links.join}>
              {t('ui.join')}
            </LinkButton>
            <LinkButton variant="quiet" href={links.signIn}>
              {t('ui.signIn')}
            </LinkButton>
          </>
        )}
      </div>
    </header>
  );
}

function Alerts({ href, count, className, children }: { href: string; count: number; className?: string; children?: ReactNode }): ReactElement {
  const t = useT();
  return (
    <a className={className} href={href} aria-label={children ? undefined : t('ui.alertCount', { n: count })}>
      <Icon name="bell" size={children ? 'lg' : 'md'} />
      {count > 0 ? (
        <span className="n tn" aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
      {children}
    </a>
  );
}

function SideNav({ groups }: { groups: readonly NavGroup[] }): ReactElement {
  const t = useT();
  const { number } = useFormat();
  const popover = { popover: 'auto' };
  return (
    <nav className="nav" id="nav" aria-label={t('ui.browse')} {...popover}>
      {groups.map((group, index) => (
        <div key={index}>
          {group.title ? <h2 className="eyebrow">{group.title}</h2> : null}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.icon ? <Icon name={item.icon} /> : null}
                  {item.colour ? <CategoryDot colour={item.colour} /> : null}
                  {item.label}
                  {item.count ? <span className="c tn">{number(item.count)}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function BottomBar({ viewer, alerts, links, place }: HeadProps): ReactElement {
  const t = useT();
  const item = (key: BarItem, href: string, icon: IconName): ReactElement => (
    <a href={href} aria-current={place === key ? 'page' : undefined}>
      <Icon name={icon} size="lg" />
      {t(`ui.bar.${key}`)}
    </a>
  );
  return (
    <nav className="bar" aria-label={t('ui.main')}>
      {item('home', links.home, 'home')}
      {item('search', links.search, 'search')}
      {item('ask', links.ask, 'plus')}
      <Alerts href={links.alerts} count={alerts ?? 0}>
        {t('ui.bar.alerts')}
      </Alerts>
      {item('me', viewer ? viewer.profileHref : links.signIn, 'user')}
    </nav>
  );
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
