import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Tabs } from '~/ui/navigation';

/** Everything that waits, and the appeals among it, which have a promise of their own. Nothing while there are none. */
export function QueueTabs({ count, kind }: { count: { open: number; appeals: number }; kind?: string }): ReactElement | null {
  const t = useT();
  const onAppeals = kind === 'appeal';
  if (count.appeals === 0 && !onAppeals) return null;
  return (
    <Tabs
      label={t('review.filter.kind')}
      items={[
        { href: '/moderation', label: t('appeals.all'), count: count.open, current: !kind },
        { href: '/moderation?kind=appeal', label: t('appeals.title'), count: count.appeals, current: onAppeals },
      ]}
    />
  );
}
