/**
 * What a failed try means: `address`, the server takes nothing for this reader; `letter`, it does not take this letter;
 * `trouble`, it says nothing about either, and is tried again.
 */
export type Failure = { about: 'address' | 'letter' | 'trouble'; answer: string };

/** Refusals in which a server without enhanced codes means the sender, the words or its own room, not the reader. */
const NOT_THE_READER = /relay|spam|polic|block|listed|denied|auth|content|reputation|spf|dkim|dmarc|rate|limit|quota|full|size|large/i;
/** RFC 5321: what is wrong with the conversation rather than with whom the letter is for. */
const CONVERSATION = new Set([500, 502, 503, 504, 530, 534, 535, 538]);
/** RFC 5321: no such mailbox, gone elsewhere, name not allowed; RFC 7504: takes no mail. */
const MAILBOX = new Set([550, 551, 553, 556]);

/**
 * Reads an error of sending. 4xx, and whatever happens before the letter is spoken of (no connection, a refused sign-in,
 * a sender that may not send), is trouble: it says nothing about the letter. 5xx is for good; whether it is the address
 * is told by the enhanced status code (RFC 3463), else by the code and by the words.
 */
export function readFailure(error: unknown): Failure {
  const { code, command, responseCode, response, message } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  const answer = (response ?? message ?? String(error)).replace(/\s+/g, ' ').trim();
  const spokenOf = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (!spokenOf || (responseCode !== undefined && (responseCode < 500 || CONVERSATION.has(responseCode)))) return { about: 'trouble', answer };
  return { about: responseCode !== undefined && isAboutReader(command, responseCode, answer) ? 'address' : 'letter', answer };
}

function isAboutReader(command: string | undefined, code: number, answer: string): boolean {
  const [, subject, detail] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(answer) ?? [];
  // 5.1.7 and 5.1.8 are about the sender's address; 5.2.1 is a mailbox that was closed, 5.2.2 one that is full.
  if (subject === '1') return detail !== '7' && detail !== '8';
  if (subject === '2') return detail === '1';
  if (subject !== undefined && subject !== '0') return false;
  return (command === 'RCPT TO' || MAILBOX.has(code)) && !NOT_THE_READER.test(answer);
}
