import { newId, now } from '~/platform/clock';
import { messageIdOf } from './envelope';
import { readFailure } from './failure';
import { mailSetting } from './setting.server';
import { handOverAlone } from './transport.server';

const PATIENCE_MS = 10_000;

/**
 * Sends the test letter at once, past the queue, and tells what the server really said: for the set-up, where the
 * address of the server is not saved yet. Never throws, and takes at most ten seconds.
 *
 * @param from sender to try; the configured one unless given
 */
export async function sendTestMail(
  smtpUrl: string,
  to: string,
  locale: 'en' | 'fr',
  from?: string,
): Promise<{ ok: boolean; answer: string }> {
  const setting = mailSetting();
  const brand = await setting.brand();
  const { renderLetter } = await import('#emails/index');
  const content = await renderLetter('testMail', {}, { locale, brand });
  try {
    const sender = from ?? (await setting.from());
    const envelope = { from: sender, to, messageId: messageIdOf(newId(), brand), date: now(), locale };
    return { ok: true, answer: await handOverAlone(smtpUrl, { envelope, content }, PATIENCE_MS) };
  } catch (error) {
    return { ok: false, answer: readFailure(error).answer };
  }
}
