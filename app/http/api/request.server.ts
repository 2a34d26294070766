import type { Actor } from '~/domains/identity';
import { networkOf } from '~/domains/identity';
import { authenticateToken } from '~/domains/identity/index.server';
import { env } from '~/platform/env/index.server';
import { Conflict, Forbidden, Invalid, NotFound } from '~/platform/errors';
import { pickLocale } from '~/platform/i18n';
import { limit } from '~/platform/limits/index.server';
import { z } from 'zod';
import { fieldErrorsOf } from '../errors.server';
import type { Endpoint } from './endpoint';
import { Misdirected } from './problem.server';

/** JSON, at most; the longest post fits in it twelve times. */
const JSON_BYTES = 1024 * 1024;

/**
 * Who asks, by token only, never by cookie; counted against the limit of the token or of the network.
 * @throws Forbidden('tokenUnknown'); TooMany
 */
export async function whoAsks(request: Request, ip: string): Promise<{ actor: Actor; caller: string }> {
  const header = request.headers.get('Authorization');
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  const found = token ? await authenticateToken(token) : null;
  const caller = found?.tokenId ?? networkOf(ip) ?? ip;
  await limit('api', caller);
  if (found) return { actor: found, caller };
  if (header !== null) throw new Forbidden('tokenUnknown');
  return { actor: { kind: 'visitor', via: 'api', locale: pickLocale([], request.headers.get('Accept-Language'), 'en') }, caller };
}

/** The body as it came; its length is looked at before it is read. */
export async function readBytes(request: Request, endpoint: Endpoint): Promise<Buffer> {
  if (endpoint.method === 'GET') return Buffer.alloc(0);
  const most = endpoint.file ? env.UPLOAD_MAX_MB * 1024 * 1024 : JSON_BYTES;
  const refuse = () => new Misdirected(413, `bodyTooLarge|max=${most}`);
  if (Number(request.headers.get('Content-Length') ?? 0) > most) throw refuse();
  const bytes = Buffer.from(await request.arrayBuffer());
  if (bytes.length > most) throw refuse();
  return bytes;
}

/** @throws Invalid on the fields */
export function read(schema: z.ZodType | undefined, value: unknown): unknown {
  const result = (schema ?? z.strictObject({})).safeParse(value);
  if (!result.success) throw new Invalid(fieldErrorsOf(result.error));
  return result.data;
}

/** A thing that is not found by its id is simply not there, however the id is written. */
export function readParams(schema: z.ZodType | undefined, values: Record<string, string>): unknown {
  const result = (schema ?? z.strictObject({})).safeParse(values);
  if (!result.success) throw new NotFound();
  return result.data;
}

/** A pair of halves of a character, a character by its number, or another escape, so that none is taken for a part of the next. */
const ESCAPES = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u([\da-fA-F]{4})|[^u])/g;

/** Without what a database cannot hold: NUL, and single halves of characters. @throws Invalid `jsonUnreadable`, which is answered with 400 */
export function readJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Before it is read, since what is nested deeply cannot be walked through afterwards.
    return JSON.parse(text.replace(ESCAPES, (escape, number?: string) => (number === '0000' ? '' : number && /^d[89a-f]/i.test(number) ? '\\ufffd' : escape)));
  } catch {
    throw new Invalid({ '': ['jsonUnreadable'] });
  }
}

/** The `Idempotency-Key`, with or without quotes. */
export function readKey(request: Request): string | undefined {
  const key = request.headers.get('Idempotency-Key')?.replace(/^"(.*)"$/, '$1');
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw new Invalid({ 'Idempotency-Key': ['keyUnreadable'] });
  return key;
}

/**
 * The version in `If-Match`, which edits ask for so that nobody overwrites what they have not read.
 * @throws Invalid `ifMatchMissing`, answered with 428; Conflict, answered with 412, for what cannot be the latest
 */
export function readVersion(request: Request, endpoint: Endpoint): number {
  if (!endpoint.versioned) return 0;
  const tag = request.headers.get('If-Match');
  if (tag === null || tag.trim() === '*') throw new Invalid({ 'If-Match': ['ifMatchMissing'] });
  const version = /^"v([1-9]\d{0,8})"$/.exec(tag.trim())?.[1];
  if (!version) throw new Conflict('editedMeanwhile');
  return Number(version);
}
