import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Keys } from '~/ui/marks';
import type { SentPane } from './review-pane';

export type Hint = { keys: string; does: string };

const MOVE: Hint = { keys: 'j k', does: 'move' };
const LAST: readonly Hint[] = [{ keys: 'z', does: 'undo' }, { keys: '?', does: 'all' }];

/** The keys of the list alone. */
export const LIST_HINTS: readonly Hint[] = [MOVE, { keys: 'x', does: 'together' }, ...LAST];

/** The keys that do something beside an opened item. @param ready whether there are ready words */
export function hintsOf({ item, decisions, token, spammer }: SentPane, ready: boolean): Hint[] {
  const may = new Set(decisions);
  const around: Hint[] = [{ keys: 'n', does: 'note' }];
  if (token === null) return [MOVE, ...around, ...LAST];
  const acts: (Hint | false)[] =
    item.kind === 'appeal'
      ? [{ keys: 'r', does: 'answer' }, { keys: 'u', does: 'uphold' }, { keys: 'o', does: 'overturn' }]
      : [
          { keys: 'a', does: item.kind === 'held_post' ? 'publish' : 'keep' },
          { keys: 'r', does: item.kind === 'held_post' ? 'refuse' : 'remove' },
          may.has('remove_image') && { keys: 'i', does: 'picture' },
          may.has('ask_change') && { keys: 'c', does: 'ask' },
          (may.has('edit') || item.kind === 'held_post') && { keys: 'e', does: 'edit' },
          may.has('move') && { keys: 't', does: 'thread' },
          spammer !== null && { keys: 's', does: 'spammer' },
          ready && { keys: '1–9', does: 'ready' },
        ];
  return [MOVE, ...acts.filter((hint) => hint !== false), ...around, { keys: 'm', does: 'message' }, { keys: '.', does: 'more' }, ...LAST];
}

/** The keys that do something here, for those who have not turned them off. */
export function HintBar({ hints }: { hints: readonly Hint[] }): ReactElement {
  const t = useT();
  return (
    <p className="q-hints">
      {hints.map(({ keys, does }) => (
        <span key={does}>
          <Keys keys={keys} /> {t(`review.hint.${does}`)}
        </span>
      ))}
    </p>
  );
}
