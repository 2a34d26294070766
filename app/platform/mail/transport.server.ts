import { createTransport, type Transporter } from 'nodemailer';
import type { RenderedLetter } from '#emails/index';
import { headersOf, type Envelope } from './envelope';

/** Figures for a server that does not answer: no try lasts longer than a minute. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
const TRY_MS = 60_000;

/** A letter as it goes to a server. */
export type Parcel = { envelope: Envelope; content: RenderedLetter };

let pooled: { url: string; transporter: Transporter } | null = null;

/** Hands a letter to the server, over connections that are kept for the next ones. Answers what the server said. `signal` gives it up. */
export async function handOver(url: string, parcel: Parcel, signal: AbortSignal): Promise<string> {
  if (pooled?.url !== url) {
    closeTransport();
    // No retries of its own: a lost connection is for our schedule, which remembers it.
    const transporter = createTransport({ url, ...PATIENCE, pool: true, maxConnections: 3, maxMessages: 100, maxRequeues: 0 });
    pooled = { url, transporter };
  }
  return submit(pooled.transporter, parcel, AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]));
}

/** Hands over one letter on a connection of its own, within `timeoutMs`. */
export async function handOverAlone(url: string, parcel: Parcel, timeoutMs: number): Promise<string> {
  const transporter = createTransport({ url, ...PATIENCE });
  try {
    return await submit(transporter, parcel, AbortSignal.timeout(timeoutMs));
  } finally {
    transporter.close();
  }
}

/**
 * Connects, signs in and says good-bye, without a letter. Never throws; a server has `timeoutMs` for each answer.
 *
 * @returns whether it lets us in, and otherwise what it said
 */
export async function greetServer(url: string, timeoutMs: number): Promise<{ ok: boolean; answer: string }> {
  const transporter = createTransport({ url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs });
  try {
    await transporter.verify();
    return { ok: true, answer: '' };
  } catch (error) {
    return { ok: false, answer: (error as Error).message };
  } finally {
    transporter.close();
  }
}

/** Closes the kept connections; those in use end with their letter. */
export function closeTransport(): void {
  pooled?.transporter.close();
  pooled = null;
}

async function submit(transporter: Transporter, { envelope, content }: Parcel, signal: AbortSignal): Promise<string> {
  const { list } = envelope;
  const info = (await transporter.sendMail({
    from: envelope.from,
    to: { name: '', address: envelope.to }, // as an object it is never read as a list of addresses
    subject: content.subject,
    text: content.text,
    html: content.html,
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references: envelope.references,
    date: envelope.date,
    headers: headersOf(envelope),
    ...(list
      ? { list: { id: { url: list.id, comment: list.name }, unsubscribe: list.unsubscribeUrl, ...(list.archiveUrl ? { archive: list.archiveUrl } : {}) } }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    signal,
  })) as { response?: string };
  return info.response ?? 'accepted';
}
