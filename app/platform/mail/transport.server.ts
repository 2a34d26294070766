import { createTransport, type Transporter } from 'nodemailer';

/** Figures for a server that does not answer: no try lasts longer than a minute. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
const TRY_MS = 60_000;

/** A letter as it goes to a server. */
export type Envelope = {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  date: Date;
  locale: string;
};

let pooled: { url: string; transporter: Transporter } | null = null;

/** Hands a letter to the server, over connections that are kept for the next ones. Answers what the server said. `signal` gives it up. */
export async function handOver(url: string, envelope: Envelope, signal: AbortSignal): Promise<string> {
  if (pooled?.url !== url) {
    closeTransport();
    // No retries of its own: a lost connection is for our schedule, which remembers it.
    const transporter = createTransport({ url, ...PATIENCE, pool: true, maxConnections: 3, maxMessages: 100, maxRequeues: 0 });
    pooled = { url, transporter };
  }
  return submit(pooled.transporter, envelope, AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]));
}

/** Hands over one letter on a connection of its own, within `timeoutMs`. */
export async function handOverAlone(url: string, envelope: Envelope, timeoutMs: number): Promise<string> {
  const transporter = createTransport({ url, ...PATIENCE });
  try {
    return await submit(transporter, envelope, AbortSignal.timeout(timeoutMs));
  } finally {
    transporter.close();
  }
}

/** Closes the kept connections; those in use end with their letter. */
export function closeTransport(): void {
  pooled?.transporter.close();
  pooled = null;
}

async function submit(transporter: Transporter, envelope: Envelope, signal: AbortSignal): Promise<string> {
  const info = (await transporter.sendMail({
    from: envelope.from,
    to: { name: '', address: envelope.to }, // as an object it is never read as a list of addresses
    subject: envelope.subject,
    text: envelope.text,
    html: envelope.html,
    messageId: envelope.messageId,
    date: envelope.date,
    headers: {
      'Auto-Submitted': 'auto-generated', // RFC 3834: holiday notices stay silent
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': envelope.locale,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    signal,
  })) as { response?: string };
  return info.response ?? 'accepted';
}

/** What a failed try means for the letter. */
export type Failure = { permanent: boolean; answer: string };

/**
 * Reads an error of sending. Permanent is what the server said about this letter or its reader with 5xx, and an address
 * that is none; a refused sign-in or an unreachable server says nothing about the letter.
 */
export function readFailure(error: unknown): Failure {
  const { code, responseCode, response, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  const answer = (response ?? message ?? String(error)).replace(/\s+/g, ' ').trim();
  const aboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  const permanent = aboutLetter && (responseCode === undefined || responseCode >= 500);
  return { permanent, answer };
}
