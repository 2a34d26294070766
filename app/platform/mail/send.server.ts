import type { EmailBrand, RenderedLetter } from '#emails/index';
import { now } from '~/platform/clock';
import { insist, listen, startLoop } from '~/platform/jobs/index.server';
import { log } from '~/platform/log/index.server';
import { countMail } from '~/platform/metrics/index.server';
import { envelopeOf } from './envelope';
import { readFailure } from './failure';
import { claimDue, mayGo, settle, type ClaimedMail, type MailOutcome } from './mail.store.server';
import { mailSetting } from './setting.server';
import { closeTransport, handOver } from './transport.server';
import { unsubscribeUrl } from './unsubscribe.server';

const MINUTE = 60;
/** Seconds before the second, third, ... try; up to a fifth more, by chance, so that not all come back at once. */
const RETRY_AFTER = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 8 * 60 * MINUTE];
const JITTER = 0.2;
const TRIES = RETRY_AFTER.length + 1;
/** Longer than a try may last (`transport.server.ts`). */
const LEASE_SECONDS = 5 * MINUTE;
const AT_ONCE = 6;
/** Within the lease: until then nobody else takes the letter. */
const INSIST_SECONDS = 2 * MINUTE;
const POLL_MS = 5_000;
/** Letters in the hands of a slow server may end so long at shutdown; then they are given up, to be tried again. */
const STOP_MS = 5_000;
const NEVER = new AbortController().signal;

/**
 * Sends letters as they become due, until it is stopped. For workers, after `configureMail`. Several processes may do
 * this at the same time.
 */
export function startMail(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = startLoop('mail', async () => ((await sendDueMail(stopping.signal)) > 0 ? 0 : POLL_MS));
  const deafen = listen('parvis_mail', () => loop.wake());
  return {
    async stop() {
      deafen();
      const giveUp = setTimeout(() => stopping.abort(new Error('The process stopped.')), STOP_MS);
      await loop.stop();
      clearTimeout(giveUp);
      closeTransport();
    },
  };
}

/**
 * Takes the letters that are due, a few at a time, and tries to send each once. Answers how many there were.
 * @param signal gives up what has not been sent by then; it is tried again later
 */
export async function sendDueMail(signal: AbortSignal = NEVER): Promise<number> {
  const setting = mailSetting();
  // Asked for before anything is claimed: a failure here uses up no try.
  const [smtpUrl, from, brand] = await Promise.all([setting.smtpUrl(), setting.from(), setting.brand()]);
  const post = { smtpUrl, from, brand, signal };
  const mails = await claimDue(AT_ONCE, LEASE_SECONDS, TRIES);
  await Promise.all(
    mails.map(async (mail) => {
      const outcome = await trySending(mail, post);
      if (outcome === 'lost') return log.warn({ mail: mail.id }, 'a letter was left to the process that has taken it over');
      const settled = await insist(() => settle(mail, outcome), INSIST_SECONDS, signal);
      if (!settled) log.error({ mail: mail.id, state: outcome.state }, 'how a letter ended could not be written down: it may be sent twice');
      countMail(outcome.state);
      // Neither the address nor the server's words, which often repeat it.
      log.info({ mail: mail.id, letter: mail.letter, state: outcome.state, tries: mail.tries }, 'letter');
    }),
  );
  return mails.length;
}

type Post = { smtpUrl: string | null; from: string; brand: EmailBrand; signal: AbortSignal };

async function trySending(mail: ClaimedMail, { smtpUrl, from, brand, signal }: Post): Promise<MailOutcome | 'lost'> {
  const { memberId, purpose } = mail;
  const stop = memberId && purpose ? await unsubscribeUrl(brand.homeUrl, { memberId, purpose }) : undefined;
  let content: RenderedLetter;
  try {
    content = await write(mail, brand, stop);
  } catch (error) {
    log.error({ err: error, mail: mail.id, letter: mail.letter }, 'a letter could not be written');
    return failed(mail, `The letter could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  const verdict = await mayGo(mail, LEASE_SECONDS);
  if (verdict === 'lost') return 'lost';
  if (verdict !== 'yes') return { state: 'withheld', withheldFor: verdict, content };
  if (smtpUrl === null) return { state: 'kept', content };
  try {
    const answer = await handOver(smtpUrl, { envelope: envelopeOf(mail, { from, brand, unsubscribeUrl: stop }), content }, signal);
    return { state: 'sent', answer, content };
  } catch (error) {
    const { about, answer } = readFailure(error);
    if (about === 'trouble') return { ...failed(mail, answer), content };
    return { state: 'refused', answer, content, suppress: about === 'address' };
  }
}

/** The letters and React come with the first letter, not with the start of the process. */
async function write(mail: ClaimedMail, brand: EmailBrand, stop: string | undefined): Promise<RenderedLetter> {
  const { isLetter, renderStored } = await import('#emails/index');
  if (!isLetter(mail.letter)) throw new Error(`there is no letter called ${mail.letter}`);
  const { locale, preheader, reason } = mail;
  return renderStored(mail.letter, mail.props, {
    locale,
    brand,
    ...(preheader === null ? {} : { preheader }),
    ...(reason === null ? {} : { reason }),
    ...(stop ? { unsubscribeUrl: stop } : {}),
  });
}

function failed(mail: ClaimedMail, answer: string): MailOutcome {
  const pause = RETRY_AFTER[mail.tries - 1];
  if (pause === undefined) return { state: 'failed', answer };
  return { state: 'failed', answer, nextTryAt: new Date(now().getTime() + pause * 1_000 * (1 + JITTER * Math.random())) };
}
