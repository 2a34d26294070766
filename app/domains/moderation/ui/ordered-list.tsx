import type { ReactElement, ReactNode } from 'react';
import { Icon } from '~/ui/icon';
import { useT } from '~/ui/i18n';

export interface OrderedListProps {
  rows: ReadonlyArray<{ id: string; href: string; title: string; meta: ReactNode }>;
  /** Where `id` and `move` (`up` or `down`) are sent; null where there is no order. */
  action: string | null;
}

/** What managers keep in an order: each leads to its form, and moves up and down. */
export function OrderedList({ rows, action }: OrderedListProps): ReactElement {
  const t = useT();
  return (
    <ol className="todo card px-4">
      {rows.map(({ id, href, title, meta }, index) => (
        <li key={id} className="two">
          <div className="min-w-0">
            <a className="lnk" href={href}>
              <b>{title}</b>
            </a>
            <p className="meta">{meta}</p>
          </div>
          {action ? (
            <form method="post" action={action} className="flex gap-1">
              <input type="hidden" name="id" value={id} />
              {(['up', 'down'] as const).map((move) => (
                <button
                  key={move}
                  className="icon"
                  name="move"
                  value={move}
                  disabled={move === 'up' ? index === 0 : index === rows.length - 1}
                  aria-label={t(`desk.${move}`, { name: title })}
                >
                  <Icon name={move} />
                </button>
              ))}
            </form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
