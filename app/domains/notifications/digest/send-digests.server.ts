import { getSettings } from '~/domains/brand/index.server';
import { threadPath } from '~/domains/threads';
import { now } from '~/platform/clock';
import { transaction, type Tx } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { isLocale } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/index.server';
import { localTime } from '../local-time';
import { SILENCE_DAYS } from '../rules';
import { composeDigests, type Candidate, type Section } from './compose';
import { readContent } from './content.store.server';
import { claimDigests, pauseDigests, readersDue, readZones, settleDigests, type Reader } from './digest.store.server';
import { periodsDue, type Period } from './periods';

/** Members decided on in one transaction. */
const AT_ONCE = 200;
const DAY_MS = 86_400_000;

/**
 * Writes the digests that are due: in the morning where each member lives, one for a member and period, and none where
 * there is nothing to say; after the quiet hours of those who have some. Who has not visited for 180 days gets a last word instead. For a schedule, every quarter of an
 * hour, since there are zones at quarters; a run that broke off is gone on with by the next. Several processes may do it.
 */
export async function sendDigests(): Promise<void> {
  const at = now();
  const { timeZone: ofSite } = await getSettings();
  for (const zone of await readZones(ofSite)) {
    for (const period of periodsDue(zone, at)) await sendPeriod(zone, period, { ofSite, minutes: localTime(zone, at).minutes });
  }
}

async function sendPeriod(zone: string, period: Period, known: { ofSite: string; minutes: number }): Promise<void> {
  const silentSince = new Date(period.due.getTime() - SILENCE_DAYS * DAY_MS);
  for (;;) {
    const readers = await readersDue(zone, period, { ...known, silentSince, limit: AT_ONCE });
    if (readers.length === 0) return;
    await decide(readers, period);
    if (readers.length < AT_ONCE) return;
  }
}

/** Decides for these members, all or none. */
async function decide(readers: readonly Reader[], period: Period): Promise<void> {
  const ids = readers.filter(({ silent }) => !silent).map(({ id }) => id);
  const digests = composeDigests(ids.length > 0 ? await readContent(ids, period) : { answers: [], news: [], unanswered: [], best: [] });
  await transaction(async (tx) => {
    const claimed = await claimDigests(
      tx,
      readers.map(({ id }) => id),
      period.day,
    );
    const mine = readers.filter(({ id }) => claimed.has(id));
    const sent: { memberId: string; mailId: string }[] = [];
    for (const reader of mine) {
      const sections = digests.get(reader.id);
      if (reader.silent) sent.push({ memberId: reader.id, mailId: await queueFarewell(tx, reader, period) });
      else if (sections) sent.push({ memberId: reader.id, mailId: await queueDigest(tx, reader, period, sections) });
    }
    await settleDigests(tx, [...claimed], sent, period);
    await pauseDigests(
      tx,
      mine.filter(({ silent }) => silent).map(({ id }) => id),
    );
  });
}

async function queueDigest(tx: Tx, reader: Reader, period: Period, sections: readonly { about: Section; threads: readonly Candidate[] }[]): Promise<string> {
  return queueMail(tx, {
    letter: 'digest',
    ...addressed(reader, period),
    props: {
      daily: period.rhythm === 'daily',
      home: `${env.PUBLIC_URL}/`,
      sections: sections.map(({ about, threads }) => ({
        about,
        threads: threads.map(({ threadId: id, slug, title, n, by }) => ({ title, link: env.PUBLIC_URL + threadPath({ id, slug }), n, by })),
      })),
    },
  });
}

async function queueFarewell(tx: Tx, reader: Reader, period: Period): Promise<string> {
  return queueMail(tx, { letter: 'digestFarewell', ...addressed(reader, period), props: { name: reader.name, home: `${env.PUBLIC_URL}/` } });
}

/** Named after its period: the mail makes no second one of that name either. */
function addressed({ id, email, locale }: Reader, { day }: Period) {
  return {
    to: email,
    memberId: id,
    locale: isLocale(locale) ? locale : ('en' as const),
    list: { id: 'digest', unsubscribe: { purpose: 'digest' } },
    threading: { messageId: `digest-${day}` },
  };
}
