import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Tabs } from '~/ui/navigation';

/** The two pages of the outbox. */
export function OutboxTabs({ current }: { current: 'letters' | 'refused' }): ReactElement {
  const t = useT();
  return (
    <Tabs
      label={t('staff.nav.mail')}
      items={[
        { href: '/staff/outbox', label: t('staff.mail.letters'), current: current === 'letters' },
        { href: '/staff/outbox/refused', label: t('staff.mail.refusedAddresses'), current: current === 'refused' },
      ]}
    />
  );
}
