import { Outlet } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { Site, useShell } from '~/http/site';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Tabs } from '~/ui/navigation';

export const loader = page('account', async () => null);

const PAGES = ['profile', 'account', 'preferences', 'following', 'muted', 'notifications', 'sessions', 'tokens', 'data', 'close'] as const;

/** The frame of a member's own settings: one address each. */
export default function Settings(): ReactElement {
  const { path, suspended } = useShell();
  const t = useT();
  const items = PAGES.filter((key) => !suspended || key === 'data' || key === 'close').map((key) => ({ href: `/settings/${key}`, label: t(`settings.tab.${key}`), current: path === `/settings/${key}` }));
  return (
    <Site layout="one" place="me">
      <PageHead title={t('settings.title')} />
      <div className="beside">
        <Tabs label={t('settings.title')} items={items} />
        <div>
          <Outlet />
        </div>
      </div>
    </Site>
  );
}
