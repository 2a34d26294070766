import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { QueuePage, type QueueProps } from '~/domains/moderation/ui/queue-page';
import { ApproveEdited } from '~/domains/moderation/ui/screening';
import { marksOf } from '~/domains/moderation/ui/typed-words';
import { speak } from '~/platform/i18n/index.server';
import { I18nProvider } from '~/ui/i18n';

const QUEUE: QueueProps = {
  ...{ items: [], moreHref: null, count: { open: 9, breached: 2, mine: 0, appeals: 1 }, filter: {}, query: '', categories: [], reasons: [], scope: { categories: [], languages: [] }, saved: [], undoable: [], at: 0 },
};

function page(wish: Partial<QueueProps> = {}): string {
  return renderToStaticMarkup(
    <I18nProvider locale="en" timeZone="Europe/Paris" now="2026-05-20T10:00:00Z" t={speak('en')}>
      <QueuePage {...QUEUE} {...wish} />
    </I18nProvider>,
  );
}

/** What an open page takes over from a fresh one. */
const figures = (html: string, of: string): string =>
  (new RegExp(`data-queue-figures="${of}">(.*?)</(?:header|aside)>`, 's').exec(html)?.[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the page of the queue', () => {
  it('marks its figures, which an open page takes from a fresh one after each decision', () => {
    expect(figures(page(), 'head')).toMatch(/^ 9 waiting 2 late/);
    expect(figures(page(), 'tabs')).toMatch(/All 9 Appeals 1/);
    const none = page({ count: { open: 0, breached: 0, mine: 0, appeals: 0 } });
    // Words of none cannot be made into words of some: the marks are there, and what they hold is all of it.
    expect([figures(none, 'head').includes('nothing waits'), figures(none, 'head').includes('late'), figures(none, 'tabs').includes('Appeals')]).toEqual([true, false, false]);
    expect(none).toContain('data-queue-figures="tabs"');
  });

  it('says what it is cut down to, how much of it there is, and how to come back to the whole', () => {
    const item = { id: 'i1', kind: 'reported_member', target: { kind: 'member', person: { id: 'a', username: 'ana', displayName: 'Ana' } }, author: null, reasons: [], severity: 1, openedAt: '2026-05-20T09:00:00Z', state: 'open', decision: null, claim: null, reports: 1 };
    const own = { id: 'f1', name: 'Urgent French', query: 'language=fr&scoreMin=5', shared: false, by: null };
    const shown = page({ items: [item] as unknown as QueueProps['items'], filter: { language: 'fr', scoreMin: 5 }, query: '?language=fr&scoreMin=5', saved: [own] });
    const words = shown.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toContain('Language: French Score, at least: 5');
    expect(words).toContain('1 item fits the filter');
    expect(words).toContain('Clear the filter');
    expect(words).toContain('Forget the filter “Urgent French”');
    expect(shown).toMatch(/>Keep “Urgent French” under the name<.*?value="Urgent French"/s);
    expect(page({ query: '?language=fr' })).toContain('>Keep this filter as<');
    expect(page()).not.toContain('Clear the filter');
  });

  it('tells a local moderator what they look after', () => {
    expect(page()).not.toContain('You look after');
    expect(figures(page({ scope: { categories: ['Grinders'], languages: ['fr'] } }), 'tabs')).toMatch(/You look after: Grinders French/);
  });

  it('brings back a filter that was not kept, with why', () => {
    const html = page({ query: '?language=fr', refused: { errors: ['You keep another filter as “Mine”.'], name: 'Mine', shared: true } });
    expect(html).toContain('value="Mine"');
    expect(html).toMatch(/<details class="menu" data-menu="" open="">/);
    expect(html).toContain('You keep another filter as “Mine”.');
  });
});

describe('the words of a text that waits', () => {
  const read = { version: 1, title: 'Which filter?', source: 'Paper or\ncloth?', tags: [] };
  const now = { ...read, version: 2, source: 'Paper, cloth or steel?', state: 'waiting' as const, threadKind: null };
  const fields = (values: Record<string, string>) => {
    const entered = { summary: [], id: (name: string) => name, errors: () => undefined, value: (name: string) => values[name] ?? '', values: (name: string) => (values[name] === undefined ? [] : [values[name]]) };
    return renderToStaticMarkup(
      <I18nProvider locale="en" timeZone="Europe/Paris" now="2026-05-20T10:00:00Z" t={speak('en')}>
        <ApproveEdited held={now} action="/moderation/i1" token={3} entered={entered} />
      </I18nProvider>,
    );
  };

  it('are those that its author wrote since, unless others were typed, which keep the version they were typed on', () => {
    const sent = { version: '1', read: marksOf(read), title: 'Which filter?', body: 'Paper or\r\ncloth?' };
    const untouched = fields(sent);
    expect([untouched.includes('name="version" value="2"'), untouched.includes('Paper, cloth or steel?'), untouched.includes(' open=""')]).toEqual([true, true, false]);
    const typed = fields({ ...sent, body: 'Paper?' });
    expect([typed.includes('name="version" value="1"'), typed.includes('>Paper?<'), typed.includes(' open=""')]).toEqual([true, true, true]);
    expect(typed).toContain('Begin with the text as it is now');
    expect(untouched).not.toContain('Begin with the text as it is now');
  });
});
