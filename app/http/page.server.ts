import { redirect, type LoaderFunctionArgs, type TypedResponse } from '@remix-run/node';
import { getSettings, type Settings } from '~/domains/brand/index.server';
import { accountOf, hasRole, isMember, refusalOfVisitor, type Actor, type Role } from '~/domains/identity';
import { isUnavailable } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { DomainError, Forbidden, NotFound } from '~/platform/errors';
import type { Locale, T } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import type { RequestContext } from './context';
import { problemResponse } from './errors.server';
import { loaded } from './loaded.server';
import { localeOf, timeZoneOf } from './locale.server';

/** Who may come in at all; what they may do there is the rooms' affair. `account`: members, also suspended ones. */
export type Access = 'everyone' | 'account' | Role;

/** What every loader and action gets. */
export interface PageContext {
  request: Request;
  url: URL;
  /** Under which the site is known, for links that leave the page; never what the Host header claims. */
  origin: string;
  params: Record<string, string | undefined>;
  actor: Actor;
  locale: Locale;
  t: T;
  settings: Settings;
  http: RequestContext;
  /** Sent with the answer. */
  headers: Headers;
}

/** Marks a loader or action as wrapped; a test refuses route modules whose functions are not. */
export const ACCESS = Symbol.for('parvis.access');

/**
 * A page's loader: finds out who asks, turns away those who may not come in (visitors to the
 * sign-in page, members to "not found"), and turns domain errors into answers.
 *
 * @param access the least role that may read the page
 * @param read one read, returning named fields
 */
export function page<D>(access: Access, read: (context: PageContext) => Promise<D>) {
  const loader = (args: LoaderFunctionArgs): Promise<TypedResponse<Exclude<D, Response>>> =>
    whileOpen(async () => {
      const context = await meet(args);
      return refusalsAnswered(context, async () => {
        admit(context, access);
        const data = await read(context);
        if (data instanceof Response) return data as unknown as TypedResponse<never>;
        return loaded(data as Exclude<D, Response>, context.headers);
      });
    });
  return Object.assign(loader, { [ACCESS]: access });
}

/** Everything known of a request before the route's own work. */
export async function meet({ request, params, context }: LoaderFunctionArgs): Promise<PageContext> {
  const [actor, settings] = await Promise.all([context.actor(), getSettings()]);
  const locale = localeOf(request, actor, settings.defaultLocale);
  return {
    request,
    url: new URL(request.url),
    origin: env.PUBLIC_URL,
    params,
    actor: actor.kind === 'visitor' ? { ...actor, locale } : actor,
    locale,
    t: speak(locale).in(timeZoneOf(actor, settings)),
    settings,
    http: context,
    // What a page shows depends on who reads it; browsers may keep it only to go back to.
    headers: new Headers({ 'Cache-Control': 'private, no-cache' }),
  };
}

/**
 * Lets in or turns away. A visitor is sent to sign in and comes back afterwards; a member who lacks
 * the role learns nothing of the page; a suspended one is told that they are.
 */
export function admit({ actor, request, url }: PageContext, access: Access): void {
  if (access === 'everyone' || (access === 'account' ? accountOf(actor) : hasRole(actor, access))) return;
  if (isMember(actor)) throw new NotFound();
  if (actor.suspended) throw new Forbidden(refusalOfVisitor(actor));
  const back = request.method === 'GET' || request.method === 'HEAD' ? url.pathname + url.search : '/';
  throw redirect(`/sign-in?returnTo=${encodeURIComponent(back)}`, 303);
}

/** While the database is away, everything answers 503: come back in a moment. */
export async function whileOpen<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (isUnavailable(error)) throw new Response(null, { status: 503, headers: { 'Retry-After': '5', 'Cache-Control': 'no-store' } });
    throw error;
  }
}

export async function refusalsAnswered<R>(context: PageContext, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw problemResponse(error, context.t);
    throw error;
  }
}
