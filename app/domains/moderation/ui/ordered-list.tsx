import type { ReactElement, ReactNode } from 'react';
import { useT } from '~/ui/i18n';
import { MoveButtons } from '~/ui/move-buttons';

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
            <MoveButtons
              id={id}
              action={action}
              labels={{ up: t('desk.up', { name: title }), down: t('desk.down', { name: title }) }}
              first={index === 0}
              last={index === rows.length - 1}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
