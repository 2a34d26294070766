import { useRouteLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { QueueKeys } from '~/domains/moderation/ui/hint-bar';
import type { loader as rootLoader } from '~/root';
import { PostButton } from '~/ui/button';
import { Flash } from '~/ui/feedback';
import { Frame, type FrameProps, type NavGroup } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Kept } from '~/ui/kept';
import { MenuLink, MenuPost } from '~/ui/menu';
import { ThemeSwitch } from '~/ui/theme-switch';
import { Restrained } from './restrained';

type SiteProps = Pick<FrameProps, 'layout' | 'rail' | 'place' | 'query' | 'children'> & {
  /** In place of the categories, for areas that have ways of their own. */
  nav?: FrameProps['nav'];
};

export function useShell() {
  const shell = useRouteLoaderData<typeof rootLoader>('root');
  if (!shell) throw new Error('A page was rendered without the data of the root');
  return shell;
}

/** The frame of every page, filled with the brand, the reader and the categories. */
export function Site({ children, nav, ...props }: SiteProps): ReactElement {
  const shell = useShell();
  const t = useT();
  const usual: NavGroup[] = [
    { items: [{ href: '/', label: t('site.allThreads'), icon: 'home', current: shell.path === '/' }, ...own(shell, t), { href: '/tags', label: t('threads.tags'), icon: 'tag', current: shell.path === '/tags' }] },
    {
      title: t('site.categories'),
      items: shell.categories.map(({ slug, name, colour, threadCount }) => ({
        href: `/c/${slug}`,
        label: name,
        colour,
        count: threadCount,
        current: shell.path === `/c/${slug}`,
      })),
    },
  ];
  const person = shell.me ?? shell.suspended;
  return (
    <Frame
      brand={{ name: shell.brand.name, logo: shell.brand.logoUrl }}
      viewer={person && { id: person.id, name: person.name, avatar: person.avatarUrl, profileHref: `/m/${person.username}`, staff: shell.me?.staff, suspended: !shell.me }}
      nav={nav ?? usual}
      navBy={nav ? undefined : [shell.categories, shell.path, shell.me?.username]}
      alerts={shell.alerts}
      queue={shell.queue}
      queueKeys={<QueueKeys />}
      account={shell.suspended ? <LastDoors /> : <AccountMenu />}
      flash={
        <>
          <Restrained restraint={shell.restraint} />
          <Carried />
        </>
      }
      footer={<Kept by={['foot', shell.theme, shell.path]}>{() => <Foot open />}</Kept>}
      {...props}
    >
      {children}
    </Frame>
  );
}

type Shell = ReturnType<typeof useShell>;

/** Links to a member's own things; visitors have none. */
function own(shell: Shell, t: ReturnType<typeof useT>): NavGroup['items'] {
  if (!shell.me) return [];
  const mine = `/m/${shell.me.username}?show=threads`;
  return [
    { href: mine, label: t('site.myThreads'), icon: 'chat' },
    { href: '/bookmarks', label: t('site.bookmarks'), icon: 'bookmark', current: shell.path === '/bookmarks' },
    { href: '/drafts', label: t('site.drafts'), icon: 'pencil', current: shell.path === '/drafts' },
  ];
}

function AccountMenu(): ReactElement | null {
  const { me } = useShell();
  const t = useT();
  if (!me) return null;
  return (
    <>
      <MenuLink href={`/m/${me.username}`} icon="user">
        {t('site.profile')}
      </MenuLink>
      <MenuLink href="/drafts" icon="pencil">
        {t('site.drafts')}
      </MenuLink>
      <MenuLink href="/messages" icon="mail">
        {t('messages.title')}
      </MenuLink>
      <MenuLink href="/settings" icon="settings">
        {t('site.settings')}
      </MenuLink>
      {me.staff ? (
        <MenuLink href="/staff" icon="shield">
          {t('site.staff')}
        </MenuLink>
      ) : null}
      <hr />
      <MenuPost action="/sign-out" icon="log-out">
        {t('site.signOut')}
      </MenuPost>
    </>
  );
}

/** What stays open to who is suspended. */
function LastDoors(): ReactElement {
  const t = useT();
  return (
    <>
      <MenuLink href="/statements" icon="shield">
        {t('review.statement.list')}
      </MenuLink>
      <MenuLink href="/messages" icon="mail">
        {t('messages.title')}
      </MenuLink>
      <MenuLink href="/settings/data" icon="download">
        {t('settings.tab.data')}
      </MenuLink>
      <MenuLink href="/settings/close" icon="trash">
        {t('sanctions.banner.close')}
      </MenuLink>
      <hr />
      <MenuPost action="/sign-out" icon="log-out">
        {t('site.signOut')}
      </MenuPost>
    </>
  );
}

/** The sentence that a redirect carried over, with its way back. */
function Carried(): ReactElement | null {
  const { flash } = useShell();
  const t = useT();
  if (!flash) return null;
  const { undo } = flash;
  return (
    <Flash
      tone={flash.tone === 'problem' ? 'bad' : 'ok'}
      action={
        undo ? (
          <PostButton size="sm" action={undo.action} values={{ ...undo.values, ...(undo.method === 'delete' ? { _method: 'delete' } : {}) }} data-page-key="z" {...countdown(undo.until, t)}>
            {t('site.undo')}
          </PostButton>
        ) : null
      }
    >
      {t(flash.key, flash.values)}
    </Flash>
  );
}

/** What lets the script count down until it is too late to undo. */
function countdown(until: number | undefined, t: ReturnType<typeof useT>): object {
  return until === undefined ? {} : { 'data-until': until, 'data-left': t('site.undoLeft', { n: '{n}' }), 'data-late': t('site.undoLate') };
}

/** Language and theme, for everybody; also below pages without the frame. `open`: with what the community tells everybody. */
export function Foot({ open }: { open: boolean }): ReactElement {
  const { theme, path, locale } = useShell();
  const t = useT();
  return (
    <>
      <PostButton
        variant="quiet"
        size="sm"
        icon="globe"
        action="/preferences/language"
        values={{ locale: locale === 'fr' ? 'en' : 'fr', back: path }}
        lang={locale === 'fr' ? 'en' : 'fr'}
      >
        {t('site.otherLanguage')}
      </PostButton>
      <ThemeSwitch action="/preferences/theme" current={theme ?? 'system'} />
      {open ? (
        <>
          <a href="/notice">{t('notice.title')}</a>
          <a href="/transparency">{t('transparency.title')}</a>
          <a href="/feed.xml">{t('site.feed')}</a>
        </>
      ) : null}
    </>
  );
}
