import { redirect } from '@remix-run/node';
import { readNotification } from '~/domains/notifications/index.server';
import { page } from '~/http/page.server';

/** Opens what a line of the list is about, and marks the line as read: having followed it is what reading it means. */
export const loader = page('member', async ({ actor, params }) => {
  const { path } = await readNotification(actor, { id: params.id ?? '' });
  return redirect(path, { status: 303, headers: { 'Cache-Control': 'no-store' } });
});
