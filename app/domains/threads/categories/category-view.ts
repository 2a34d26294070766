import type { Actor } from '~/domains/identity';
import type { Locale } from '~/platform/i18n';
import { mayStartThread } from '../policy';
import type { Category, CategoryLabel } from '../types';
import type { CategoryRecord } from './categories.store.server';

/** The category as it stands beside threads, in the reader's language. */
export function labelOf(category: CategoryRecord, locale: Locale): CategoryLabel {
  const { id, slug, colour, icon } = category;
  return { id, slug, colour, icon, name: category.name[locale] };
}

export function viewOf(category: CategoryRecord, actor: Actor): Category {
  const { locale } = actor;
  return {
    ...category,
    name: category.name[locale],
    description: category.description[locale],
    rules: category.rules[locale],
    mayStart: mayStartThread(actor, category),
  };
}
