import { json, redirect, type ActionFunctionArgs, type TypedResponse } from '@remix-run/node';
import { accountOf } from '~/domains/identity';
import { DomainError, Forbidden, numbered, readReason } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import type { z } from 'zod';
import { callerOf } from './caller.server';
import { describe, reasonOf, type Problem } from './errors.server';
import { writeFlash, type Flash } from './flash.server';
import { enteredValues, parseForm, readForm, type Form } from './forms.server';
import { ACCESS, admit, meet, whileOpen, type Access, type PageContext } from './page.server';
import { safeReturnTo } from './return-to';

/** What an action gets beside what every loader gets. */
export interface MutationContext extends PageContext {
  /** POST, or what the form's `_method` says. */
  method: string;
  form: FormData;
  /** Why the form could not be read; the act is not asked then. */
  unreadable: DomainError | undefined;
  /** The form by a schema; throws Invalid with the fields' errors. */
  input<S extends z.ZodType>(schema: S): z.output<S>;
  /** 303 to a path of this site, with a sentence to show there. */
  done(to: string, flash?: Omit<Flash, 'tone'>): Promise<Response>;
  /** For verbs: a script gets `data`, a plain form goes back to where it came from with the sentence. */
  back(data: object, flash?: Omit<Flash, 'tone'>): Promise<Response>;
}

/** What a refused form gets back: why, and what was entered. */
export interface Refusal {
  problem: Problem;
  values: Record<string, string | string[]>;
}

type Act<D> = (context: MutationContext) => Promise<D>;

/**
 * The action of a page with a form. A refusal answers with its own status, the fields' errors and
 * what was entered, and the same page shows them.
 */
export function mutation<D>(access: Access, act: Act<D>) {
  const action = (args: ActionFunctionArgs): Promise<TypedResponse<Exclude<D, Response> | Refusal>> =>
    whileOpen(async () => {
      const context = await open(args);
      // Which form of the page it was: acts take it out before they read the rest, and the page needs it to give back what was entered.
      const which = enteredValues(context.form).form;
      return perform(context, access, act, async (error) => {
        const problem = describe(error, context.t);
        return json({ problem, values: { ...enteredValues(context.form), ...(which === undefined ? {} : { form: which }) } }, { status: problem.status, headers: retry(error) });
      }) as Promise<TypedResponse<Exclude<D, Response> | Refusal>>;
    });
  return Object.assign(action, { [ACCESS]: access });
}

/**
 * The action of a resource without a page of its own: `POST /threads/:id/lock`. Plain forms go back
 * to where they came from with the sentence; a form that React sent gets the refusal as data.
 */
export function verb<D>(access: Access, act: Act<D>) {
  const action = (args: ActionFunctionArgs): Promise<Response> =>
    whileOpen(async () => {
      const context = await open(args);
      return perform(context, access, act, (error) => refuseVerb(error, context));
    });
  return Object.assign(action, { [ACCESS]: access });
}

async function refuseVerb(error: DomainError, context: MutationContext): Promise<Response> {
  const problem = describe(error, context.t);
  if (wantsData(context)) return json({ problem }, { status: problem.status, headers: retry(error) });
  if (error instanceof Forbidden && !accountOf(context.actor)) return signInFirst(context);
  const { key, values } = readReason(reasonOf(error));
  const flash = await writeFlash({ key: `errors.${key}`, values: numbered(values), tone: 'problem' });
  return redirect(backOf(context), { status: 303, headers: { 'Set-Cookie': flash } });
}

async function perform<D>(
  context: MutationContext,
  access: Access,
  act: Act<D>,
  refused: (error: DomainError) => Promise<Response>,
): Promise<Response> {
  try {
    admit(context, access);
    await limit('request', callerOf(context));
    if (context.unreadable) throw context.unreadable;
    const result = await act(context);
    return result instanceof Response ? result : json(result ?? null, { headers: context.headers });
  } catch (error) {
    if (error instanceof DomainError) return refused(error);
    throw error;
  }
}

async function open(args: ActionFunctionArgs): Promise<MutationContext> {
  const [context, form] = await Promise.all([meet(args), readForm(args.request).catch(setAside)]);
  const whole: MutationContext = {
    ...context,
    method: form.method,
    form: form.data,
    unreadable: form.unreadable,
    input: (schema) => parseForm(form.data, schema),
    async done(to, flash) {
      const target = safeReturnTo(to);
      if (flash) context.headers.append('Set-Cookie', await writeFlash({ ...flash, tone: 'done' }));
      return redirect(target, { status: 303, headers: context.headers });
    },
    async back(data, flash) {
      return wantsData(whole) ? json(data, { headers: context.headers }) : whole.done(backOf(whole), flash);
    },
  };
  return whole;
}

/** A form that cannot be read is refused like any other: once it is known who asks, and in which language. */
function setAside(error: unknown): Form & { unreadable: DomainError } {
  if (!(error instanceof DomainError)) throw error;
  return { method: 'POST', data: new FormData(), unreadable: error };
}

/** Scripts ask for data, by the header or by naming the route whose data they want; plain forms take pages. */
function wantsData({ url, request }: PageContext): boolean {
  return url.searchParams.has('_data') || (request.headers.get('Accept') ?? '').includes('application/json');
}

function signInFirst(context: MutationContext): Response {
  return redirect(`/sign-in?returnTo=${encodeURIComponent(backOf(context))}`, 303);
}

/** Where a plain form came from: its own word, else the Referer of this site, else home. */
export function backOf({ form, request, url }: MutationContext): string {
  const said = form.get('back');
  if (typeof said === 'string') return safeReturnTo(said);
  const referer = request.headers.get('Referer');
  if (!referer || !URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === url.host ? safeReturnTo(from.pathname + from.search) : '/';
}

function retry(error: DomainError): HeadersInit {
  return 'retryAfterSeconds' in error ? { 'Retry-After': String(error.retryAfterSeconds) } : {};
}
