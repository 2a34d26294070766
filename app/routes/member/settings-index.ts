import { redirect } from '@remix-run/node';
import { isMember } from '~/domains/identity';
import { page } from '~/http/page.server';

/** Leads to the first page of one's settings; who is suspended, to the one that stays open to them. */
export const loader = page('account', async ({ actor }) => redirect(isMember(actor) ? '/settings/profile' : '/settings/close'));
