import type { ReactElement, ReactNode } from 'react';
import { Dialog } from './dialog';
import { useT } from './i18n';
import { Keys } from './marks';

/** The keyboard map that the script knows, in the order of the sheet. `member` keys need an account, `staff` keys a role. */
const KEY_MAP: ReadonlyArray<{ section: string; keys: ReadonlyArray<{ press: string; does: string; member?: boolean; staff?: boolean }> }> = [
  {
    section: 'Go',
    keys: [
      { press: 'g h', does: 'home' },
      { press: 'g l', does: 'latest' },
      { press: 'g n', does: 'new' },
      { press: 'g u', does: 'unreadThreads', member: true },
      { press: 'g t', does: 'top' },
      { press: 'g c', does: 'categories' },
      { press: 'g b', does: 'bookmarks', member: true },
      { press: 'g d', does: 'drafts', member: true },
      { press: 'u', does: 'back' },
      { press: '/', does: 'search' },
      { press: 'ctrl+k', does: 'palette', staff: true },
    ],
  },
  {
    section: 'List',
    keys: [
      { press: 'j', does: 'next' },
      { press: 'k', does: 'previous' },
      { press: 'o', does: 'open' },
      { press: 'g j', does: 'nextThread' },
      { press: 'g k', does: 'previousThread' },
      { press: 'x', does: 'pick', member: true },
      { press: 'shift+b', does: 'picked', member: true },
      { press: 'shift+d', does: 'dismiss', member: true },
    ],
  },
  {
    section: 'Thread',
    keys: [
      { press: '#', does: 'jump' },
      { press: 'shift+r', does: 'answer', member: true },
      { press: 'r', does: 'reply', member: true },
      { press: 'q', does: 'quote', member: true },
      { press: 'shift+l', does: 'firstUnread', member: true },
      { press: 'l', does: 'like', member: true },
      { press: 'b', does: 'bookmark', member: true },
      { press: 'm w', does: 'watch', member: true },
      { press: 'm t', does: 'follow', member: true },
      { press: 'm r', does: 'normal', member: true },
      { press: 'm m', does: 'mute', member: true },
      { press: '!', does: 'report', member: true },
      { press: 'e', does: 'edit', member: true },
      { press: 'd', does: 'delete', member: true },
    ],
  },
  {
    section: 'Write',
    keys: [
      { press: 'c', does: 'ask' },
      { press: 'shift+c', does: 'composer', member: true },
      { press: 'ctrl+enter', does: 'send', member: true },
      { press: '?', does: 'sheet' },
    ],
  },
];

export interface KeySheetProps {
  member: boolean;
  staff?: boolean;
  /** Keys of areas that not everybody has (`KeySection`). */
  children?: ReactNode;
}

/** The sheet of keys, opened by `?`. */
export function KeySheet({ member, staff = false, children }: KeySheetProps): ReactElement {
  const t = useT();
  return (
    <Dialog id="keys" title={t('ui.keys.title')} wide>
      <div className="keys">
        {KEY_MAP.map(({ section, keys }) => (
          <KeySection
            key={section}
            title={t(`ui.keys.section${section}`)}
            keys={keys.filter((key) => (member || !key.member) && (staff || !key.staff)).map(({ press, does }) => ({ press, words: t(`ui.keys.${does}`) }))}
          />
        ))}
        {children}
      </div>
      <p className="hint">{t('ui.keys.off')}</p>
    </Dialog>
  );
}

/** Keys that belong together, each with what it does. */
export function KeySection({ title, keys }: { title: string; keys: readonly { press: string; words: string }[] }): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(({ press, words }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              <Keys keys={press} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
