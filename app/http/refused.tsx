import type { ReactElement } from 'react';
import { ErrorPage, type ErrorKind } from '~/ui/error-page';
import type { Problem } from './errors.server';
import { Site } from './site';

interface RefusedProps {
  status: number;
  /** What the wrapper said of the refusal, if it came from there. */
  data: unknown;
  /** Id under which a bug was logged. */
  reference: string | null;
  /** Whether the frame's data could be had. */
  framed: boolean;
}

/** By status; what an address asks for that makes no sense (400, 422) is not there. */
const KINDS: Record<number, ErrorKind> = { 400: 'notFound', 403: 'forbidden', 404: 'notFound', 409: 'conflict', 410: 'gone', 422: 'notFound', 429: 'tooMany' };
/** Key of the words that stand above the page that could not be shown. */
export const refusalTitle = (status: number, data: unknown): string => `ui.error.${kindOf(status, data)}`;

/** Refusals whose own sentence says more than the kind. */
const TELLING = new Set<ErrorKind>(['forbidden', 'conflict', 'tooMany']);

/** A page that could not be shown: why, and one way on. */
export function Refused({ status, data, reference, framed }: RefusedProps): ReactElement {
  if (status === 503) return <Away />;
  if (!framed) return <Broken />;
  const kind = kindOf(status, data);
  const reason = TELLING.has(kind) && isProblem(data) ? data.message : undefined;
  return (
    <Site layout="one">
      <ErrorPage kind={kind} reason={reason} reference={kind === 'broken' ? (reference ?? undefined) : undefined} />
    </Site>
  );
}

/** Said without the database, so in both languages at once. */
function Away(): ReactElement {
  return (
    <main id="main" className="empty">
      <h1>Back in a moment · De retour dans un instant</h1>
      <p>The community cannot be reached right now. Nothing is lost; try again in a minute.</p>
      <p lang="fr">La communauté est injoignable pour le moment. Rien n’est perdu : réessayez dans une minute.</p>
    </main>
  );
}

/** Said where not even the frame of the page could be made. */
function Broken(): ReactElement {
  return (
    <main id="main" className="empty">
      <h1>This did not work · Cela n’a pas fonctionné</h1>
      <p>The mistake is ours, and it was noted. Go back and try once more.</p>
      <p lang="fr">L’erreur vient de nous et a été notée. Revenez en arrière et réessayez.</p>
    </main>
  );
}

function kindOf(status: number, data: unknown): ErrorKind {
  return isProblem(data) && data.code === 'gone-for-now' ? 'goneForNow' : (KINDS[status] ?? 'broken');
}

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string';
}
