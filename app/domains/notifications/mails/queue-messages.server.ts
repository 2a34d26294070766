import { conversationPath } from '~/domains/messages';
import { env } from '~/platform/env/index.server';
import { isLocale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import { queueMail } from '~/platform/mail/index.server';
import type { Addressee, Tx, WaitingMessage } from './mails.store.server';

/** Messages in one letter: the latest of them. */
const MOST_MESSAGES = 5;
/** Characters of a message in a letter; the whole of it is on the site. */
const CUT = 1500;

/** Queues the letter about what was written in one conversation: to the member, or to somebody of the team. */
export async function queueMessages(tx: Tx, memberId: string, { email, locale }: Addressee, facts: readonly WaitingMessage[]): Promise<string> {
  const [first, last] = [facts[0]!, facts.at(-1)!];
  const language = isLocale(locale) ? locale : 'en';
  const t = speak(language);
  const isTeam = first.kind === 'memberReply';
  const conversation = `conversation-${first.about}`;
  return queueMail(tx, {
    letter: isTeam ? 'memberReply' : 'teamMessage',
    to: email,
    memberId,
    locale: language,
    props: {
      subject: first.subject,
      isNew: facts.some(({ number }) => number === 1),
      wrote: facts.slice(-MOST_MESSAGES).map(({ actorName, text }) => ({ name: actorName ?? (isTeam ? t('notices.somebody') : ''), text: cut(text) })),
      link: env.PUBLIC_URL + conversationPath(first.about, isTeam ? 'team' : 'member'),
    },
    list: { id: 'messages', name: t('messages.title'), archive: isTeam ? '/staff/messages' : '/messages', unsubscribe: { purpose: `kind:${first.kind}` } },
    threading: first.number === 1 ? { messageId: conversation } : { messageId: last.fact.replaceAll(':', '-'), inReplyTo: conversation, references: [conversation] },
  });
}

function cut(text: string): string {
  return text.length > CUT ? `${text.slice(0, CUT - 1).trimEnd()}…` : text;
}
