import { createCookie } from '@remix-run/node';
import { z } from 'zod';
import { env } from '~/platform/env/index.server';
import { safeReturnTo } from './return-to';

/**
 * What a browser keeps between asking for a letter and typing its digits: to whom it went, the ticket
 * without which the digits are worth nothing, and where the reader wanted to go.
 */
const letterSchema = z.strictObject({
  for: z.enum(['join', 'signIn']),
  email: z.string().max(254),
  ticket: z.string().max(200),
  returnTo: z.string().transform((path) => safeReturnTo(path)),
});

export type AwaitedLetter = z.infer<typeof letterSchema>;

const DAY = 86_400;
const cookie = createCookie('letter', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: env.PUBLIC_URL.startsWith('https:'),
  maxAge: DAY,
});

/** The Set-Cookie header that keeps it. */
export function keepAwaited(letter: AwaitedLetter): Promise<string> {
  return cookie.serialize(letter);
}

/** The Set-Cookie header that forgets it, once it has served. */
export function forgetAwaited(): Promise<string> {
  return cookie.serialize('', { maxAge: 0 });
}

/** The letter that this browser waits for; null when it waits for none of this kind. */
export async function awaitedLetter(request: Request, kind: AwaitedLetter['for']): Promise<AwaitedLetter | null> {
  const parsed = letterSchema.safeParse(await cookie.parse(request.headers.get('Cookie')).catch(() => null));
  return parsed.success && parsed.data.for === kind ? parsed.data : null;
}
