import type { ReactElement, ReactNode } from 'react';
import { Avatar } from './avatar';
import { LinkButton } from './button';
import { Icon, type IconName } from './icon';
import { useFormat, useT } from './i18n';
import { CategoryDot } from './marks';
import { Menu } from './menu';

export interface NavItem {
  href: string;
  label: string;
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
  /** Has ways of its own in the menu. */
  staff?: boolean;
  /** Has few ways left in the menu. */
  suspended?: boolean;
}

export type BarItem = 'home' | 'search' | 'ask' | 'browse' | 'alerts' | 'me';

/** Where the fixed links of the frame lead. */
export const LINKS = {
  home: '/',
  search: '/search',
  ask: '/ask',
  categories: '/c',
  alerts: '/notifications',
  queue: '/moderation',
  palette: '/staff/go',
  signIn: '/sign-in',
  join: '/join',
};

export type Links = typeof LINKS;

interface HeadProps {
  brand: { name: string; logo?: string | null };
  viewer: Viewer | null;
  account?: ReactNode;
  alerts?: number;
  queue?: number;
  query?: string;
  place?: BarItem;
  links: Links;
}

/** Brand, search, and what the reader may do anywhere. */
export function TopBar({ brand, viewer, account, alerts, queue, links, query, withNav }: HeadProps & { withNav: boolean }): ReactElement {
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
            {queue === undefined ? null : <Queue href={links.queue} count={queue} />}
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

interface AlertsProps {
  href: string;
  count: number;
  className?: string;
  current?: boolean;
  children?: ReactNode;
}

function Alerts({ href, count, className, current, children }: AlertsProps): ReactElement {
  const t = useT();
  return (
    <a className={className} href={href} aria-current={current ? 'page' : undefined} aria-label={children ? undefined : t('ui.alertCount', { n: count })}>
      <Icon name="bell" size={children ? 'lg' : 'md'} />
      <span className="n tn" aria-hidden hidden={count === 0} data-alerts="">
        {count > 99 ? '99+' : count}
      </span>
      {children}
    </a>
  );
}

/** How much waits for the moderators, and the way to it. */
function Queue({ href, count }: { href: string; count: number }): ReactElement {
  const t = useT();
  return (
    <a className="icon" href={href} aria-label={t('ui.queue')} title={t('ui.queue')}>
      <Icon name="shield" />
      <span className="n tn" hidden={count === 0} data-queue-figure="">
        {count > 99 ? '99+' : count}
      </span>
    </a>
  );
}

/** Places of the community: beside the page, or in a popover on narrow screens. */
export function SideNav({ groups }: { groups: readonly NavGroup[] }): ReactElement {
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

/** The five places of a phone. */
export function BottomBar({ viewer, alerts, links, place }: HeadProps): ReactElement {
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
      {alerts === undefined ? (
        item('browse', links.categories, 'layers')
      ) : (
        <Alerts href={links.alerts} count={alerts} current={place === 'alerts'}>
          {t('ui.bar.alerts')}
        </Alerts>
      )}
      {item('me', viewer ? viewer.profileHref : links.signIn, 'user')}
    </nav>
  );
}
