import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { KeySection } from '~/ui/key-sheet';
import { Keys } from '~/ui/marks';
import type { SentPane } from './review-pane';

/** All keys of the queue by what they do, in the order of the bar and of the sheet. */
const KEYS = {
  move: 'j k',
  keep: 'a',
  publish: 'a',
  remove: 'r',
  refuse: 'r',
  picture: 'i',
  ask: 'c',
  edit: 'e',
  thread: 't',
  spammer: 's',
  ready: '1–9',
  answer: 'r',
  uphold: 'u',
  overturn: 'o',
  note: 'n',
  message: 'm',
  more: '.',
  together: 'x',
  undo: 'z',
  all: '?',
} as const;

export type Hint = keyof typeof KEYS;

const ORDER = Object.keys(KEYS) as Hint[];
const ALWAYS: readonly Hint[] = ['move', 'undo', 'all'];

/** The keys of the list alone. */
export const LIST_HINTS: readonly Hint[] = inOrder([...ALWAYS, 'together']);

/** The keys that do something beside an opened item. @param ready whether there are ready words */
export function hintsOf({ item, decisions, token, spammer }: SentPane, ready: boolean): Hint[] {
  const may = new Set(decisions);
  const held = item.kind === 'held_post';
  if (token === null) return inOrder([...ALWAYS, 'note']);
  if (item.kind === 'appeal') return inOrder([...ALWAYS, 'answer', 'uphold', 'overturn', 'note', 'message', 'more']);
  const acts: (Hint | false)[] = [
    held ? 'publish' : 'keep',
    held ? 'refuse' : 'remove',
    may.has('remove_image') && 'picture',
    may.has('ask_change') && 'ask',
    (may.has('edit') || held) && 'edit',
    may.has('move') && 'thread',
    spammer !== null && 'spammer',
    ready && 'ready',
  ];
  return inOrder([...ALWAYS, ...acts.filter((hint) => hint !== false), 'note', 'message', 'more']);
}

function inOrder(hints: readonly Hint[]): Hint[] {
  return ORDER.filter((hint) => hints.includes(hint));
}

/** The keys that do something here, for those who have not turned them off. */
export function HintBar({ hints }: { hints: readonly Hint[] }): ReactElement {
  const t = useT();
  return (
    <p className="q-hints">
      {hints.map((does) => (
        <span key={does}>
          <Keys keys={KEYS[does]} /> {t(`review.hint.${does}`)}
        </span>
      ))}
    </p>
  );
}

/** All of them for the sheet, which has its own key among those of every page. */
export function QueueKeys(): ReactElement {
  const t = useT();
  const keys = ORDER.filter((does) => does !== 'all').map((does) => ({ press: KEYS[does], words: t(`review.keys.${does}`) }));
  return <KeySection title={t('review.keys.title')} keys={keys} />;
}
