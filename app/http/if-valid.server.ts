import { Invalid } from '~/platform/errors';

/** What a mailed link stands for; null when the link is unknown, used or late, which its page says in its own words. */
export async function ifValid<R>(reading: Promise<R>): Promise<R | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}
