import type { EmailBrand } from '#emails/index';
import type { ClaimedMail } from './mail.store.server';

/** Everything of a letter but its words, as it goes to a server. */
export type Envelope = {
  from: string;
  to: string;
  date: Date;
  locale: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  list?: { id: string; name: string; archiveUrl?: string; unsubscribeUrl: string };
};

/** The same at each try, so that a server which got the letter twice can tell: its name and reader, else its id. */
export function messageIdOf(name: string, brand: EmailBrand): string {
  return `<${name}@${hostOf(brand)}>`;
}

/**
 * Addresses a letter.
 *
 * @param unsubscribeUrl where its reader stops letters of its purpose; only a letter of a list has one
 */
export function envelopeOf(mail: ClaimedMail, { from, brand, unsubscribeUrl }: { from: string; brand: EmailBrand; unsubscribeUrl?: string }): Envelope {
  const { list, inReplyTo, references } = mail.headers;
  const idOf = (name: string): string => messageIdOf(name, brand);
  return {
    from,
    to: mail.to,
    date: mail.createdAt,
    locale: mail.locale,
    messageId: idOf(mail.messageName ?? mail.id),
    ...(inReplyTo ? { inReplyTo: idOf(inReplyTo) } : {}),
    ...(references ? { references: references.map(idOf) } : {}),
    ...(list && unsubscribeUrl
      ? {
          list: {
            id: `${list.id}.${hostOf(brand)}`,
            name: list.name ? `${brand.name}: ${list.name}` : brand.name,
            ...(list.archive ? { archiveUrl: brand.homeUrl + list.archive } : {}),
            unsubscribeUrl,
          },
        }
      : {}),
  };
}

/**
 * Headers that say what kind of letter it is: none of ours wants an automatic answer (RFC 3834, and Exchange's own way to
 * say it), and one of a list can be stopped with one click (RFC 2369, RFC 8058).
 */
export function headersOf({ locale, list }: Envelope): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': locale,
    ...(list ? { Precedence: 'list', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}

function hostOf(brand: EmailBrand): string {
  return new URL(brand.homeUrl).hostname;
}
