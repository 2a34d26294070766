import type { DraftData } from '../../types';

/** What a composer's form holds, as a draft. Only what the form has is in it. */
export function draftOf(form: HTMLFormElement): DraftData {
  const data = new FormData(form);
  const text = (name: string): string | undefined => {
    const value = data.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const tags = text('tags');
  return {
    kind: text('kind') as DraftData['kind'],
    categoryId: text('categoryId'),
    title: text('title'),
    subject: text('subject'),
    body: text('body') ?? '',
    tags: tags?.split(',').map((tag) => tag.trim()).filter(Boolean),
    parentId: text('parentId') || undefined,
    note: text('note'),
  };
}

/** Puts a draft back into the form. */
export function fill(form: HTMLFormElement, data: DraftData): void {
  const values: Record<string, string | undefined> = { ...data, tags: data.tags?.join(', ') };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList) control.value = value;
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) {
      control.value = value;
    }
  }
}

/** Whether there is nothing in it that somebody would miss. */
export function isBlank(data: DraftData): boolean {
  return !data.body?.trim() && !data.title?.trim() && !data.subject?.trim() && !data.note?.trim();
}

/** Whether both say the same; the server hands fields back in another order, and without empty ones. */
export function isSame(one: DraftData, other: DraftData): boolean {
  const entries = (data: DraftData): string => JSON.stringify(Object.entries(data).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
  return entries(one) === entries(other);
}
