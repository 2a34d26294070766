import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '~/domains/identity';
import { newId } from '~/platform/clock';

const stranger: Actor = { kind: 'visitor', via: 'browser', locale: 'en' };
let visits = 0;

/** What the server hands to loaders and actions beside the request; each call comes from a network of its own. */
export function contextOf(actor: Actor = stranger): AppLoadContext {
  visits += 1;
  return {
    requestId: newId(),
    nonce: 'bm9uY2U=',
    ip: `10.${Math.floor(visits / 250)}.${visits % 250}.9`,
    userAgent: 'A test',
    actor: async () => actor,
  };
}

export type Fields = Readonly<Record<string, string | string[] | Blob>>;

/** What a browser without JavaScript sends of a form: in parts where a file is among the fields. */
export function formBody(fields: Fields): FormData | URLSearchParams {
  const [parts, words] = [new FormData(), new URLSearchParams()];
  let plain = true;
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      parts.append(name, one);
      if (typeof one === 'string') words.append(name, one);
      else plain = false;
    }
  }
  return plain ? words : parts;
}

/** Calls a loader or action as the server would. */
export function call(
  handler: (args: { request: Request; params: Record<string, string>; context: AppLoadContext }) => Promise<unknown>,
  request: Request,
  { params = {}, actor }: { params?: Record<string, string>; actor?: Actor } = {},
): Promise<Response> {
  return (handler({ request, params, context: contextOf(actor) }) as Promise<Response>).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
}
