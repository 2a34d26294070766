import { redirect } from '@remix-run/node';
import { isMember } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import type { PageContext } from './page.server';

/** Where somebody may go before the community is set up: to set it up, and to come in. */
const OPEN = /^\/(?:setup|sign-in|reset|invitation|preferences)(?:\/|$)/;

/**
 * Until its owner has finished the set-up, a community in production shows visitors a page that says so. Members, who
 * are the team by then, see everything.
 */
export function setUpFirst({ actor, settings, url }: Pick<PageContext, 'actor' | 'settings' | 'url'>): void {
  if (env.PARVIS_MODE !== 'production' || settings.setupFinishedAt !== null || isMember(actor)) return;
  if (!OPEN.test(url.pathname)) throw redirect('/setup');
}
