import { NotFound } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { listUnsubscriptions, readUnsubscription, subscribeAgain, unsubscribe, type Unsubscription } from '~/platform/mail/index.server';
import type { MutationContext } from './mutation.server';
import type { PageContext } from './page.server';

/** What the page of a link to unsubscribe shows; null for a link that nobody signed. */
export interface Unsubscribing {
  /** What it is about: `thread`, `kind`, `digest` or `all`. */
  about: string;
  /** Which thread, or which kind. */
  which: string;
  /** Whether its letters have stopped already. */
  stopped: boolean;
}

/** Reads the link of a page. Changes nothing: programs that look after mail open links by themselves. @throws TooMany */
export async function readUnsubscribing(ctx: PageContext): Promise<Unsubscribing | null> {
  const whom = await signed(ctx);
  if (!whom) return null;
  const stopped = await listUnsubscriptions(whom.memberId);
  // Who stopped everything has stopped this too, and takes that back with it.
  const all = stopped.includes('all');
  const [about = '', which = ''] = (all ? 'all' : whom.purpose).split(':');
  return { about, which, stopped: all || stopped.includes(whom.purpose) };
}

/**
 * Does what was posted to a link: unsubscribes, or with DELETE takes it back. The right to it is in the link alone, so
 * nobody has to sign in. Twice is the same as once.
 * @throws NotFound when nobody signed the link, TooMany
 */
export async function changeUnsubscribing(ctx: MutationContext): Promise<void> {
  const whom = await signed(ctx);
  if (!whom) throw new NotFound();
  await limit('unsubscribe', whom.memberId);
  if (ctx.method !== 'DELETE') return unsubscribe(whom);
  const stopped = await listUnsubscriptions(whom.memberId);
  if (stopped.includes('all')) await subscribeAgain({ ...whom, purpose: 'all' });
  await subscribeAgain(whom);
}

/** Guesses are counted, signed links are not: many come from the few addresses of a large mail service. */
async function signed({ url, http }: PageContext): Promise<Unsubscription | null> {
  const token = url.searchParams.get('token');
  const whom = token ? await readUnsubscription(token) : null;
  if (!whom && token) await limit('unsubscribeGuess', http.ip);
  return whom;
}
