/** The chosen text inside one post, as a Markdown quotation; '' when nothing of a post is chosen. */
export function quotedSelection(): string {
  const selection = getSelection();
  const text = selection?.toString().trim();
  const start = selection?.anchorNode;
  const element = start instanceof Element ? start : start?.parentElement;
  if (!text || !element?.closest('[data-post] .prose')) return '';
  return `${text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}

/** Puts text at the cursor as if it had been typed, so that drafts and previews notice, and moves the focus there. */
export function insertText(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  const gap = before && !before.endsWith('\n') ? '\n\n' : '';
  area.setRangeText(gap + text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
