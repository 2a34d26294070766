import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Writer } from '~/domains/messages';
import { ConversationList } from '~/domains/messages/ui/conversation-list';
import { ConversationMessages } from '~/domains/messages/ui/conversation-view';
import { NoticeList, type SentNotice } from '~/domains/notifications/ui/notice-list';
import { speak } from '~/platform/i18n/index.server';
import { I18nProvider } from '~/ui/i18n';

const AT = '2026-05-20T09:00:00Z';
const TEAM: Writer = { id: '', username: '', displayName: null, avatarId: null, role: 'moderator', closed: false, unsigned: true };
const MO: Writer = { ...TEAM, id: 'mo', username: 'mo', displayName: 'Mo', unsigned: false };
const ANA: Writer = { ...MO, id: 'ana', username: 'ana', displayName: 'Ana', role: 'member' };

function said(element: ReactElement, locale: 'en' | 'fr' = 'en'): string {
  const html = renderToStaticMarkup(
    <I18nProvider locale={locale} timeZone="Europe/Paris" now="2026-05-20T10:00:00Z" t={speak(locale)}>
      {element}
    </I18nProvider>,
  );
  return html.replace(/<[^>]+>/g, ' ').replace(/ +/g, ' ');
}

describe('the team is named once', () => {
  const row = { id: 'c1', kind: 'message', subject: 'Your post', member: ANA, at: AT, fromTeam: true, excerpt: 'We read it.', messages: 1, unread: false, waitingSince: null } as const;
  const list = (by: Writer, locale?: 'en' | 'fr') => said(<ConversationList rows={[{ ...row, by }]} side="member" label="Messages" />, locale);

  it('in lists', () => {
    expect(list(TEAM)).toContain('The team: We read it.');
    expect(list(TEAM)).not.toContain('of the team');
    expect(list(MO)).toContain('Mo, of the team: We read it.');
    expect(list(TEAM, 'fr')).toContain('LÉ');
  });

  it('above messages', () => {
    const message = { id: 'm1', number: 1, fromTeam: true, html: '<p>We read it.</p>', at: AT };
    const page = (author: Writer) =>
      said(<ConversationMessages older={false} conversation={{ id: 'c1', kind: 'message', subject: 'Your post', member: ANA, side: 'member', waitingSince: null, lastNumber: 1, earlier: false, messages: [{ ...message, author }] }} />, 'fr');
    expect(page(TEAM)).toContain('L’équipe');
    expect(page(TEAM)).not.toContain('Équipe');
    expect(page(MO)).toContain('Équipe');
  });

  it('in the bell', () => {
    const notice = { id: 'n1', kind: 'staff', about: { is: 'conversation', id: 'c1', subject: 'Your post' }, actor: null, others: 0, count: 1, figure: null, excerpt: '', unread: true, at: AT } as unknown as SentNotice;
    expect(said(<NoticeList rows={[notice]} label="Bell" />)).toContain('The team wrote you a message');
    expect(said(<NoticeList rows={[notice]} label="Bell" />, 'fr')).toContain('L’équipe vous a écrit');
  });
});
