import { now } from '~/platform/clock';
import { env } from '~/platform/env/index.server';
import { isLocale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { log } from '~/platform/log/index.server';
import { queueMail } from '~/platform/mail/index.server';
import { getSettings } from '~/domains/brand/index.server';
import { postPath, categoryPath } from '~/domains/threads';
import { excerpt } from '~/domains/threads/index.server';
import { quietUntil } from '../local-time';
import { MAILS_A_DAY } from '../rules';
import { dropDue, holdMailOf, membersDue, readAddressee, readWaiting, readWaitingMessages, settleMail, transaction, type Addressee, type Fate, type Tx, type WaitingRow } from './mails.store.server';
import { planMails, type MailPlan, type Waiting } from './plan-mails';
import { queueMessages } from './queue-messages.server';

/** Members looked for at a time, and how often in one run: what is left, the next minute takes. */
const AT_ONCE = 200;
const ROUNDS = 20;
const DAY_MS = 86_400_000;
/** Characters of a post in a letter, and posts of a thread. */
const EXCERPT = 280;
const MOST_POSTS = 10;

/**
 * Writes the letters that are due: ten minutes after something happened, unless it was read on the site meanwhile, and not
 * in a member's quiet hours; one for each thread, twenty a day at most, messages of the team before others. What is above
 * goes into the digest of those who get digests; for others, and when it is a message, it waits until a day has room for
 * it. For a schedule, every minute. Several processes may do it at the same time.
 */
export async function sendNotices(): Promise<void> {
  const { timeZone } = await getSettings();
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await membersDue(now(), AT_ONCE);
    for (const memberId of due) {
      try {
        await transaction((tx) => sendTo(tx, memberId, timeZone));
      } catch (error) {
        log.error({ err: error, member: memberId }, 'the mail of a member could not be written'); // the others do not wait for it
      }
    }
    if (due.length < AT_ONCE) return;
  }
}

async function sendTo(tx: Tx, memberId: string, ofSite: string): Promise<void> {
  if (!(await holdMailOf(tx, memberId))) return;
  const at = now();
  const addressee = await readAddressee(tx, memberId, new Date(at.getTime() - DAY_MS));
  if (addressee) {
    const quiet = quietUntil(addressee.timeZone ?? ofSite, at, addressee.quietFrom, addressee.quietTo);
    const today = { now: at, quiet: quiet !== null, room: MAILS_A_DAY - addressee.sentToday };
    // There is room again when the oldest of the last day's letters is a day old.
    const waits = { mailAt: new Date((addressee.oldestToday ?? at).getTime() + DAY_MS) };
    const ofMessages = planMails(await readWaitingMessages(tx, memberId), today);
    await carryOut(tx, memberId, ofMessages, { at, quiet, tooMany: waits }, (facts) => queueMessages(tx, memberId, addressee, facts));
    const plan = planMails(await readWaiting(tx, memberId), { ...today, room: ofMessages.room });
    const tooMany: Fate = addressee.getsDigests ? { mail: 'digest' } : waits;
    await carryOut(tx, memberId, plan, { at, quiet, tooMany }, (facts) => queueLetter(tx, memberId, addressee, facts));
  }
  await dropDue(tx, memberId, at);
}

/** `quiet`: when the quiet hours end; null outside of them. */
type Terms = { at: Date; quiet: Date | null; tooMany: Fate };

async function carryOut<W extends Waiting>(tx: Tx, memberId: string, plan: MailPlan<W>, { at, quiet, tooMany }: Terms, write: (facts: W[]) => Promise<string>): Promise<void> {
  for (const facts of plan.letters) await settleMail(tx, memberId, facts, { mail: 'sent', mailAt: at, mailId: await write(facts) });
  await settleMail(tx, memberId, plan.dropped, { mail: 'dropped' });
  await settleMail(tx, memberId, plan.tooMany, tooMany);
  if (quiet) await settleMail(tx, memberId, plan.postponed, { mailAt: quiet });
}

async function queueLetter(tx: Tx, memberId: string, { email, locale }: Addressee, facts: readonly WaitingRow[]): Promise<string> {
  const [first, last] = [facts[0]!, facts.at(-1)!];
  const language = isLocale(locale) ? locale : 'en';
  const { about: threadId, title, category } = first;
  const isNew = facts.some(({ postKind, kind }) => postKind === 'opening' && kind === 'followed');
  const thread = `thread-${threadId}`;
  return queueMail(tx, {
    letter: 'notices',
    to: email,
    memberId,
    locale: language,
    props: {
      title,
      isNew,
      kind: first.kind,
      told: facts.slice(0, MOST_POSTS).map((fact) => ({
        what: whatOf(fact),
        name: fact.actorName ?? speak(language)('notices.somebody'),
        figure: fact.figure ?? 0,
        excerpt: excerpt(fact.text, EXCERPT),
        link: env.PUBLIC_URL + postPath(fact.postId),
      })),
    },
    list: {
      id: category.slug,
      name: category.name[language],
      archive: categoryPath(category.slug),
      unsubscribe: { purpose: first.kind === 'followed' ? `thread:${threadId}` : `kind:${first.kind}` },
    },
    threading: isNew ? { messageId: thread } : { messageId: last.fact.replaceAll(':', '-'), ...after(thread, memberId, facts) },
  });
}

/** What a letter answers: the one that told its reader of the post above, else the thread, which every letter of it names. */
function after(thread: string, memberId: string, facts: readonly WaitingRow[]): { inReplyTo: string; references: string[] } {
  const own = (name: string): string => name.slice(0, -memberId.length - 1);
  const { above, aboveReferences } = facts.findLast((fact) => fact.above !== null) ?? { above: null, aboveReferences: null };
  const references = [thread, ...(aboveReferences ?? []).map(own), ...(above ? [own(above)] : [])];
  return { inReplyTo: references.at(-1)!, references: [...new Set(references)] };
}

function whatOf({ kind, postKind }: WaitingRow) {
  if (kind === 'reply') return postKind === 'answer' ? 'answer' : 'reply';
  return kind === 'followed' && postKind === 'opening' ? 'started' : kind;
}
