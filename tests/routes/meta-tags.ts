import type { MetaDescriptor } from '@remix-run/react';

/** What a page says of itself, by the names of its tags and the kinds of its links; `title` is its title. */
export function saidBy(tags: readonly MetaDescriptor[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (tags ?? []).map((tag: Record<string, unknown>) => {
      const { title, property, name, rel, content, href } = tag;
      return [String(property ?? name ?? rel ?? 'title'), String(content ?? href ?? title)];
    }),
  );
}
