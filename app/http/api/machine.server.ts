import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { accountOf, hasScope, isMember, refusalOfVisitor } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import { DomainError, Forbidden, NotFound } from '~/platform/errors';
import { pickLocale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { onceOnly, type Answer } from '~/platform/idempotency/index.server';
import { ACCESS } from '../page.server';
import { reportBug } from '../report-bug.server';
import type { Call, Endpoint, Reply } from './endpoint';
import { bugProblem, Misdirected, problem } from './problem.server';
import { read, readBytes, readJson, readKey, readParams, readVersion, whoAsks } from './request.server';

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
 * stable codes. There is no CORS: pages of other sites cannot call it.
 */
export function machine(endpoints: readonly Endpoint[]) {
  const routes = endpoints.map(compile);
  const answer = async (args: Args): Promise<Response> => {
    const response = await answerOrRefuse(routes, args);
    return args.request.method === 'HEAD' ? new Response(null, response) : response;
  };
  return Object.assign(answer, { [ACCESS]: 'everyone' });
}

async function answerOrRefuse(routes: readonly Route[], args: Args): Promise<Response> {
  const { request, context } = args;
  try {
    return await perform(routes, args);
  } catch (error) {
    const t = speak(pickLocale([], request.headers.get('Accept-Language'), 'en'));
    if (error instanceof DomainError) return problem(error, t, context.requestId);
    reportBug(error, args);
    return bugProblem(t, context.requestId);
  }
}

function compile(endpoint: Endpoint): Route {
  const names: string[] = [];
  const pattern = endpoint.path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, (_, name: string) => {
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
  const route = fitting.find(({ endpoint }) => endpoint.method === method);
  if (!route) return otherMethod(method, fitting);
  const { endpoint } = route;
  const { actor, caller } = await whoAsks(request, context.ip);
  const account = accountOf(actor);
  if (!endpoint.open && !isMember(actor)) throw new Forbidden(account ? refusalOfVisitor(actor) : 'tokenMissing');
  // What a silenced member may not do the acts themselves refuse, with the reason.
  if (account ? !hasScope(account, endpoint.scope) : endpoint.scope !== 'read') throw new Forbidden(`scopeMissing|scope=${endpoint.scope}`);

  const bytes = await readBytes(request, endpoint);
  const key = readKey(request);
  const call = {
    actor,
    caller,
    params: readParams(endpoint.params, paramsOf(route, path)),
    query: read(endpoint.query, Object.fromEntries(url.searchParams)),
    body: endpoint.body ? read(endpoint.body, readJson(bytes)) : undefined,
    version: readVersion(request, endpoint),
    key,
    bytes,
  } as Call<never, never, never>;
  const run = async () => answerOf(endpoint, await endpoint.run(call), url);
  if (!key || method !== 'POST' || !isMember(actor)) return respond(await run());
  const whole = Buffer.concat([Buffer.from(`${method} ${url.pathname}${url.search}\n`), bytes]);
  return respond(await onceOnly(actor.id, key, whole, run));
}

function otherMethod(method: string, fitting: readonly Route[]): Response {
  const methods = fitting.flatMap(({ endpoint }) => (endpoint.method === 'GET' ? ['GET', 'HEAD'] : [endpoint.method]));
  const headers = { Allow: methods.join(', ') };
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers });
  throw new Misdirected(405, 'methodNotAllowed', headers);
}

function paramsOf({ pattern, names }: Route, path: string): Record<string, string> {
  const values = pattern.exec(path)?.slice(1) ?? [];
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
  } catch {
    throw new NotFound();
  }
}

/** All of an answer, in a form that can be kept and given again. */
function answerOf({ answer }: Endpoint, reply: Reply, url: URL): Answer {
  const status = reply.held ? 202 : answer.status;
  const headers: Record<string, string> = { 'Cache-Control': 'private, no-cache' };
  if (reply.version !== undefined) headers.ETag = `"v${reply.version}"`;
  if (reply.location) headers.Location = BASE + reply.location;
  const links = [linkTo(url, 'next', reply.next), linkTo(url, 'prev', reply.previous)].filter(Boolean);
  if (links.length > 0) headers.Link = links.join(', ');
  if (!answer.schema) return { status, headers, text: null };
  headers['Content-Type'] = 'application/json; charset=utf-8';
  return { status, headers, text: JSON.stringify(reply.body) };
}

function linkTo(url: URL, rel: string, cursor: string | null | undefined): string | null {
  if (!cursor) return null;
  const query = new URLSearchParams(url.search);
  query.set('cursor', cursor);
  return `<${env.PUBLIC_URL}${url.pathname}?${query}>; rel="${rel}"`;
}

function respond({ status, headers, text }: Answer): Response {
  return new Response(text, { status, headers });
}
