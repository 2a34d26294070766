import { countNotifications } from '~/domains/notifications/index.server';
import { page } from '~/http/page.server';

/** The bell of a page that is open: how many lines are unread, and what the bell is then called. */
export const loader = page('member', async ({ actor, t }) => {
  const count = (await countNotifications(actor)) ?? 0;
  return Response.json({ count, label: t('ui.alertCount', { n: count }) }, { headers: { 'Cache-Control': 'no-store' } });
});
