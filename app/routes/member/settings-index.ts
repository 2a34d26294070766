import { redirect } from '@remix-run/node';
import { page } from '~/http/page.server';

export const loader = page('member', async () => redirect('/settings/profile'));
