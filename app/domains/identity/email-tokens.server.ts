import { newId, newToken, now } from '~/platform/clock';
import type { Tx } from '~/platform/db/index.server';
import { Invalid } from '~/platform/errors';
import { enqueue, readyQueue } from '~/platform/jobs/index.server';
import { limit } from '~/platform/limits/index.server';
import { networkOf, type Visit } from './visit';
import { countCodeTry, findToken, insertToken, useToken, type EmailToken, type Purpose, type TokenData } from './email-tokens.store.server';
import { codeHash, sameHash, sha256 } from './secrets.server';

/** The queue on which letters wait whose words depend on whose address it is. */
export const LETTER_QUEUE = 'identity.letter';

const minutes = (count: number) => count * 60_000;
export const inMinutes = (count: number) => new Date(now().getTime() + minutes(count));

/** To be called before a transaction that asks for a letter. */
export function readyLetters(): Promise<void> {
  return readyQueue(LETTER_QUEUE);
}

/**
 * Notes that a letter with a secret was asked for, after `readyLetters`. Who owns the address is looked up by the job, so that the request
 * does the same work for every address.
 *
 * @returns the ticket: only the browser that holds it may type the digits of the letter
 */
export async function askForLetter(
  tx: Tx,
  wish: { purpose: Purpose; email: string; memberId?: string; data: TokenData; minutes: number },
): Promise<{ ticket: string }> {
  const ticket = newToken();
  const id = `waiting-${newId()}`;
  await insertToken(tx, {
    id,
    purpose: wish.purpose,
    memberId: wish.memberId ?? null,
    email: wish.email,
    data: wish.data,
    ticketHash: sha256(ticket),
    expiresAt: inMinutes(wish.minutes),
  });
  await enqueue(tx, LETTER_QUEUE, { id });
  return { ticket };
}

/** How a mailed secret comes back. */
export type Proof = { token?: string | undefined; ticket?: string | undefined; code?: string | undefined };

/**
 * The token that a link, or digits and ticket, stand for. It is not used up yet: `spend` does that.
 *
 * @throws Invalid `linkExpired` for a link that is unknown, used or late, `codeWrong` for digits, whatever the reason
 * @throws TooMany when this network tried too often
 */
export async function readProof(proof: Proof, purposes: readonly Purpose[], visit: Visit): Promise<EmailToken> {
  await limit('codeTry', networkOf(visit.ip) ?? 'local');
  if (proof.token) {
    const token = await findToken(sha256(proof.token), purposes);
    if (!token) throw linkExpired();
    return token;
  }
  if (!proof.code) throw new Invalid({ code: ['required'] });
  const tried = await countCodeTry(sha256(proof.ticket ?? ''), purposes);
  const right = tried !== null && sameHash(codeHash(proof.code, tried.id), tried.codeHash);
  const token = right ? await findToken(tried.id, purposes) : null;
  if (!token) throw new Invalid({ code: ['codeWrong'] });
  return token;
}

/**
 * Uses a token up, in the transaction of what it allows.
 * @throws Invalid `linkExpired` when somebody was first
 */
export async function spend(tx: Tx, token: EmailToken): Promise<void> {
  if (!(await useToken(tx, token.id))) throw linkExpired();
}

/** The link is unknown, was used, or its time is over: said in one sentence for all three. */
export function linkExpired(): Invalid {
  return new Invalid({ '': ['linkExpired'] });
}
