import type { ReactElement } from 'react';
import { Icon } from './icon';

export interface MoveButtonsProps {
  id: string;
  /** Where `id` and `move` (`up` or `down`) are sent. */
  action: string;
  /** What each is called, for its row. */
  labels: { up: string; down: string };
  first: boolean;
  last: boolean;
}

/** Moves a row of an ordered list up or down. */
export function MoveButtons({ id, action, labels, first, last }: MoveButtonsProps): ReactElement {
  return (
    <form method="post" action={action} className="flex gap-1">
      <input type="hidden" name="id" value={id} />
      {(['up', 'down'] as const).map((move) => (
        <button key={move} className="icon" name="move" value={move} disabled={move === 'up' ? first : last} aria-label={labels[move]}>
          <Icon name={move} />
        </button>
      ))}
    </form>
  );
}
