import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** What was wrong: sentences about the text, or one about the whole. */
export type Wrong = { message: string; fields: Record<string, string[]> };

export type SendState =
  | { kind: 'idle' | 'sending' | 'waiting' | 'signedOut' }
  | { kind: 'refused'; wrong: Wrong };

interface Answer {
  problem?: { code: string; message: string; fields: Record<string, string[]> };
}

/**
 * Sends the composer's form without leaving the page, so that nothing typed is lost: offline it waits
 * and sends again by itself, with the same submission key, so that one post comes of it; when the
 * sign-in has expired the text stays and can be sent again after signing in.
 *
 * @param routeId the route whose action takes the form
 * @param sent called when the server has it, before the page changes
 */
export function useSending(anchor: RefObject<HTMLTextAreaElement | null>, routeId: string, sent: () => void): { state: SendState; again(): void } {
  const [state, setState] = useState<SendState>({ kind: 'idle' });
  const busy = useRef(false);
  const begun = useRef<number | null>(null);

  const send = useCallback(
    async (form: HTMLFormElement) => {
      if (busy.current) return;
      busy.current = true;
      setState({ kind: 'sending' });
      const next = await post(form, routeId, begun.current === null ? null : Math.round(performance.now() - begun.current));
      // Fields outside the box are the page's: it comes back with what is wrong beside each of them, and with all that was entered.
      if (next.kind === 'refused' && Object.keys(next.wrong.fields).some((field) => field !== 'body')) return form.submit();
      busy.current = false;
      if (next.kind !== 'sent') return setState(next);
      sent();
      // The same page with another fragment would not load again by itself.
      const target = new URL(next.to, location.href);
      location.assign(target);
      if (target.pathname === location.pathname && target.search === location.search) location.reload();
    },
    [routeId, sent],
  );

  useEffect(() => {
    const form = anchor.current?.closest('form');
    if (!form) return;
    const submit = (event: SubmitEvent): void => {
      // Buttons with a purpose of their own (preview without JavaScript) go the plain way.
      if (event.submitter?.hasAttribute('name')) return;
      event.preventDefault();
      void send(form);
    };
    // Haste is told by when an empty box began to be filled; what grew from a draft was begun before.
    const fresh = anchor.current?.value === '';
    const begin = (): void => {
      if (fresh) begun.current ??= performance.now();
    };
    form.addEventListener('submit', submit);
    form.addEventListener('input', begin);
    return () => {
      form.removeEventListener('submit', submit);
      form.removeEventListener('input', begin);
    };
  }, [anchor, send]);

  const again = useCallback(() => {
    const form = anchor.current?.closest('form');
    if (form) void send(form);
  }, [anchor, send]);

  const waiting = state.kind === 'waiting';
  useEffect(() => {
    if (!waiting) return;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [waiting, again]);

  return { state, again };
}

async function post(form: HTMLFormElement, routeId: string, typedMs: number | null): Promise<SendState | { kind: 'sent'; to: string }> {
  const address = new URL(form.action);
  address.hash = '';
  address.searchParams.set('_data', routeId);
  const body = new FormData(form);
  if (typedMs !== null) body.set('typedMs', String(typedMs));
  try {
    const response = await fetch(address, { method: 'POST', headers: { Accept: 'application/json' }, body });
    const to = response.headers.get('X-Remix-Redirect');
    if (to) return { kind: 'sent', to };
    const { problem } = (await response.json()) as Answer;
    if (!problem) return { kind: 'refused', wrong: { message: '', fields: {} } };
    if (problem.code === 'sign-in-first') return { kind: 'signedOut' };
    return { kind: 'refused', wrong: problem };
  } catch {
    return { kind: 'waiting' };
  }
}
