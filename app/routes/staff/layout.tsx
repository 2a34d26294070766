import { Outlet, useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { Site, useShell } from '~/http/site';
import { staffPages } from '~/http/staff-pages';
import { hasRole } from '~/domains/identity';
import { useT } from '~/ui/i18n';

export const loader = page('moderator', async ({ actor }) => ({ open: staffPages.filter(({ role }) => hasRole(actor, role)).map(({ key }) => key) }));

/** The frame of the staff pages, with the ways that the reader's role opens. */
export default function Staff(): ReactElement {
  const { open } = useLoaderData<typeof loader>();
  const { path } = useShell();
  const t = useT();
  const items = staffPages
    .filter(({ key }) => open.includes(key))
    .map(({ key, href, icon }) => ({ href, icon, label: t(`staff.nav.${key}`), current: href === '/staff' ? path === href : path === href || path.startsWith(`${href}/`) }));
  return (
    <Site layout="two" nav={[{ title: t('staff.title'), items }, { items: [{ href: '/', icon: 'left', label: t('staff.nav.back') }] }]}>
      <Outlet />
    </Site>
  );
}
