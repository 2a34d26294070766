import { mayReview } from '~/domains/moderation';
import { countQueue } from '~/domains/moderation/index.server';
import { countNotifications } from '~/domains/notifications/index.server';
import { page } from '~/http/page.server';

/**
 * The bell of a page that is open: how many lines are unread, and what the bell is then called. For staff also how many
 * items of the queue wait for them: only the server knows what they look after and may decide.
 */
export const loader = page('member', async ({ actor, t }) => {
  const [alerts, queue] = await Promise.all([countNotifications(actor), mayReview(actor) === true ? countQueue(actor) : null]);
  const count = alerts ?? 0;
  return Response.json({ count, label: t('ui.alertCount', { n: count }), ...(queue ? { queue: queue.open } : {}) }, { headers: { 'Cache-Control': 'no-store' } });
});
