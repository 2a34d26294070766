import { readPlace } from './place';

/** How far a letter may have come; the states of the outbox. */
export const mailStates = ['queued', 'sending', 'sent', 'failed', 'givenUp', 'refused', 'withheld', 'kept'] as const;

export interface MailWish {
  state: (typeof mailStates)[number] | undefined;
  /** A whole address. */
  to: string | undefined;
  before: { createdAt: Date; id: string } | undefined;
}

/** Which letters an address asks for. What makes no sense there is passed over. */
export function readMailWish(url: URL): MailWish {
  const wish = url.searchParams.get('state');
  const to = url.searchParams.get('to')?.trim().slice(0, 254);
  const before = readPlace(url.searchParams.get('before'));
  return { state: mailStates.find((state) => state === wish), to: to || undefined, before: before && { createdAt: before.at, id: before.key } };
}

/** An address for staff who may not know it: enough to recognise one that they know. */
export function maskedAddress(address: string): string {
  return address.replace(/^(.)[^@]*/, '$1…');
}
