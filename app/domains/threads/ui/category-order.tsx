import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { CategoryDot } from '~/ui/marks';
import { MoveButtons } from '~/ui/move-buttons';

interface CategoryOrderProps {
  categories: ReadonlyArray<{ id: string; slug: string; name: string; colour: string; description: string; threadCount: number }>;
  /** Where `id` and `move` (`up` or `down`) are sent; null where there is no order. */
  action: string | null;
}

/** The categories for staff: each leads to its form, and moves up and down. */
export function CategoryOrder({ categories, action }: CategoryOrderProps): ReactElement {
  const t = useT();
  return (
    <ol className="todo card px-4">
      {categories.map((category, index) => (
        <li key={category.id} className="two">
          <div className="min-w-0">
            <a className="cat text-[14px]" href={`/staff/categories/${category.slug}`}>
              <CategoryDot colour={category.colour} />
              <b>{category.name}</b>
            </a>
            <p className="meta">
              <span>{category.description}</span>
              <span>{t('staff.categories.threads', { n: category.threadCount })}</span>
            </p>
          </div>
          {action ? (
            <MoveButtons
              id={category.id}
              action={action}
              labels={{ up: t('staff.categories.up', { name: category.name }), down: t('staff.categories.down', { name: category.name }) }}
              first={index === 0}
              last={index === categories.length - 1}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
