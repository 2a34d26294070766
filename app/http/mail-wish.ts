/** How far a letter may have come; the states of the outbox. */
export const mailStates = ['queued', 'sending', 'sent', 'failed', 'refused', 'kept'] as const;

/** Which letters an address asks for. What makes no sense there is passed over. */
export function readMailWish(url: URL): { state: (typeof mailStates)[number] | undefined; before: Date | undefined } {
  const wish = url.searchParams.get('state');
  const before = new Date(url.searchParams.get('before') ?? '');
  return { state: mailStates.find((state) => state === wish), before: Number.isNaN(before.getTime()) ? undefined : before };
}

/** An address for staff who may not know it: enough to recognise one that they know. */
export function maskedAddress(address: string): string {
  return address.replace(/^(.)[^@]*/, '$1…');
}
