import { createCookie } from '@remix-run/node';
import { z } from 'zod';
import { safeReturnTo } from './return-to';

/**
 * One sentence carried over a redirect, with at most one way back. The cookie is not signed: it
 * holds only a message key, its values, and a path of this site, all checked on reading.
 */
const flashSchema = z.strictObject({
  key: z.string().regex(/^(flash|errors)\.[A-Za-z.]{1,60}$/),
  values: z.record(z.string(), z.union([z.string().max(200), z.number()])).optional(),
  tone: z.enum(['done', 'problem']),
  undo: z
    .strictObject({ action: z.string().transform((path) => safeReturnTo(path)), method: z.enum(['post', 'delete']), values: z.record(z.string(), z.string().max(1500)).optional(), until: z.number().optional() })
    .optional(),
});

export type Flash = z.infer<typeof flashSchema>;

const cookie = createCookie('flash', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 30 });

export async function writeFlash(flash: Flash): Promise<string> {
  return cookie.serialize(flash);
}

/** The waiting sentence, and the header that takes it off once it has been shown. */
export async function readFlash(request: Request): Promise<{ flash: Flash; clear: string } | null> {
  const header = request.headers.get('Cookie');
  if (!header?.includes('flash=')) return null;
  const parsed = flashSchema.safeParse(await cookie.parse(header).catch(() => null));
  return parsed.success ? { flash: parsed.data, clear: await cookie.serialize('', { maxAge: 0 }) } : null;
}
