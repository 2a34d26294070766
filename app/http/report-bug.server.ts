import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { log } from '~/platform/log/index.server';

/** Logs what nobody expected, under the id that the error page shows. Readers who went away are no bug. */
export function reportBug(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  const { pathname } = new URL(request.url);
  log.error({ err: error, requestId: context.requestId, method: request.method, path: pathname }, 'a request failed');
}
