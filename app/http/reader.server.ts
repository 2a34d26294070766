import { createHmac } from 'node:crypto';
import { getSiteSecret } from '~/domains/brand/index.server';
import { isMember } from '~/domains/identity';
import { now } from '~/platform/clock';
import type { PageContext } from './page.server';

const BOT = /bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headless/i;

/**
 * By whom a thread was read, so that a reader counts once; null for crawlers. Members by their id,
 * visitors by a keyed hash of address and browser that changes each month and leads back to nobody.
 */
export async function readerOf({ actor, http }: PageContext): Promise<string | null> {
  if (isMember(actor)) return actor.id;
  if (!http.userAgent || BOT.test(http.userAgent)) return null;
  const month = now().toISOString().slice(0, 7);
  return createHmac('sha256', await getSiteSecret()).update(`${month}|${http.ip}|${http.userAgent}`).digest('base64url').slice(0, 22);
}
