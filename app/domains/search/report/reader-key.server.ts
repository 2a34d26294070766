import { createHmac } from 'node:crypto';
import { getSiteSecret } from '~/domains/brand/index.server';

/**
 * Who searched, as a word that leads back to nobody: kept for a day, to count a repetition once and to see
 * whether a question was asked after all.
 */
export async function readerKey(reader: string): Promise<string> {
  return createHmac('sha256', await getSiteSecret()).update(`search|${reader}`).digest('base64url').slice(0, 22);
}
