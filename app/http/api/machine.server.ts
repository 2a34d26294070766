import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isMember, mayUse, type Actor } from '~/domains/identity';
import { authenticateToken } from '~/domains/identity/index.server';
import { Conflict, DomainError, Forbidden, Invalid, NotFound } from '~/platform/errors';
import { pickLocale, type T } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { onceOnly } from '~/platform/idempotency/index.server';
import { limit } from '~/platform/limits/index.server';
import { z } from 'zod';
import { describe, fieldErrorsOf } from '../errors.server';
import { ACCESS } from '../page.server';
import type { Call, Endpoint, Reply } from './endpoint';

/** Under which all endpoints stand. */
export const BASE = '/api/v1';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

interface Route {
  endpoint: Endpoint;
  pattern: RegExp;
  names: string[];
}

/**
 * The front door for programs: finds the endpoint, who asks (by token only, never by cookie), reads
 * and checks what was sent, and answers with JSON; refusals are problem documents (RFC 9457) with
 * stable codes.
 */
export function machine(endpoints: readonly Endpoint[]) {
  const routes = endpoints.map(compile);
  const answer = async (args: Args): Promise<Response> => {
    const t = speak(pickLocale([], args.request.headers.get('Accept-Language'), 'en'));
    try {
      return await perform(routes, args);
    } catch (error) {
      if (error instanceof Response) return error;
      if (error instanceof DomainError) return problem(error, t, args);
      throw error;
    }
  };
  return Object.assign(answer, { [ACCESS]: 'everyone' });
}

function compile(endpoint: Endpoint): Route {
  const names: string[] = [];
  const pattern = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { endpoint, pattern: new RegExp(`^${pattern}/?$`), names };
}

async function perform(routes: readonly Route[], { request, context }: Args): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice(BASE.length);
  const fitting = routes.filter(({ pattern }) => pattern.test(path));
  if (fitting.length === 0) throw new NotFound();
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = fitting.find(({ endpoint }) => endpoint.method === method);
  if (!found) throw new Response(null, { status: 405, headers: { Allow: fitting.map(({ endpoint }) => endpoint.method).join(', ') } });
  const { endpoint } = found;
  const actor = await whoAsks(request);
  await limit('api', isMember(actor) && 'tokenId' in actor ? String(actor.tokenId) : context.ip);
  if (endpoint.scope && !isMember(actor)) throw new Forbidden('tokenMissing');
  if (endpoint.scope && !mayUse(actor, endpoint.scope)) throw new Forbidden(`scopeMissing|scope=${endpoint.scope}`);

  const bytes = method === 'GET' ? Buffer.alloc(0) : Buffer.from(await request.arrayBuffer());
  const key = readKey(request);
  const call = {
    actor,
    params: read(endpoint.params, paramsOf(found, path), true),
    query: read(endpoint.query, Object.fromEntries(url.searchParams)),
    body: endpoint.body ? read(endpoint.body, readJson(bytes)) : undefined,
    version: readVersion(request, endpoint),
    key,
    bytes,
  } as Call<never, never, never>;
  const run = async () => {
    const reply = await endpoint.run(call);
    return { status: reply.status ?? endpoint.answer.status, body: reply };
  };
  const whole = `${method} ${url.pathname}\n${bytes.toString('base64')}`;
  const { status, body } = key && method === 'POST' && isMember(actor) ? await onceOnly(actor.id, key, whole, run) : await run();
  return respond(status, body as Reply, url);
}

async function whoAsks(request: Request): Promise<Actor> {
  const header = request.headers.get('Authorization');
  if (header === null) return { kind: 'visitor', via: 'api', locale: 'en' };
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  const actor = token ? await authenticateToken(token) : null;
  if (!actor) throw new Forbidden('tokenUnknown');
  return actor;
}

/** A thing that is not found by its id is simply not there, however the id is written. */
function read(schema: z.ZodType | undefined, value: unknown, address = false): unknown {
  const result = (schema ?? z.object({})).safeParse(value);
  if (result.success) return result.data;
  throw address ? new NotFound() : new Invalid(fieldErrorsOf(result.error));
}

function paramsOf({ pattern, names }: Route, path: string): Record<string, string> {
  const values = pattern.exec(path)?.slice(1) ?? [];
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
  } catch {
    throw new NotFound();
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Invalid({ '': ['jsonUnreadable'] });
  }
}

function readKey(request: Request): string | undefined {
  const key = request.headers.get('Idempotency-Key')?.replace(/^"|"$/g, '');
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw new Invalid({ 'Idempotency-Key': ['keyUnreadable'] });
  return key;
}

function readVersion(request: Request, endpoint: Endpoint): number | null {
  if (!endpoint.versioned) return null;
  const tag = request.headers.get('If-Match');
  if (tag === null) throw new Invalid({ 'If-Match': ['ifMatchMissing'] });
  const version = /^(?:W\/)?"v(\d{1,9})"$/.exec(tag)?.[1];
  if (!version) throw new Conflict('editedMeanwhile');
  return Number(version);
}

function respond(status: number, reply: Reply, url: URL): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-cache' });
  if (reply.version !== undefined) headers.set('ETag', `"v${reply.version}"`);
  if (reply.location) headers.set('Location', reply.location);
  if (reply.next) {
    const next = new URL(url);
    next.searchParams.set('cursor', reply.next);
    headers.set('Link', `<${next.pathname}${next.search}>; rel="next"`);
  }
  if (status === 204) return new Response(null, { status, headers });
  return Response.json(reply.body ?? null, { status, headers });
}

/** Status of a refusal where a program expects another one than a page. */
function statusOf(error: DomainError): number {
  if (error instanceof Forbidden && /^token(Missing|Unknown)$/.test(error.reason)) return 401;
  if (error instanceof Forbidden && error.reason === 'signInFirst') return 401;
  if (error instanceof Conflict && error.reason === 'editedMeanwhile') return 412;
  if (error instanceof Invalid && 'If-Match' in error.fields) return 428;
  if (error instanceof Invalid && error.fields['']?.includes('jsonUnreadable')) return 400;
  return error.status;
}

function problem(error: DomainError, t: T, { request, context }: Args): Response {
  const said = describe(error, t);
  const status = statusOf(error);
  const reason = 'reason' in error ? String(error.reason).split('|')[0] : said.code;
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if ('retryAfterSeconds' in error) headers.set('Retry-After', String(error.retryAfterSeconds));
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer');
  const codes = error instanceof Invalid ? error.fields : {};
  const errors = Object.entries(said.fields).flatMap(([field, texts]) =>
    texts.map((detail, index) => ({ field, code: codes[field]?.[index]?.split('|')[0], detail })),
  );
  const body = {
    type: `${new URL(request.url).origin}/api#problem-${said.code}`,
    title: said.message,
    status,
    code: reason,
    requestId: context.requestId,
    ...(errors.length > 0 ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), { status, headers });
}
