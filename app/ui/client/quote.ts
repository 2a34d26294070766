const LONGEST = 600;

/** The chosen text inside one post, as a Markdown quotation; '' when nothing of a post is chosen. */
export function quotedSelection(): string {
  const selection = getSelection();
  const text = selection?.toString().trim();
  const start = selection?.anchorNode;
  const element = start instanceof Element ? start : start?.parentElement;
  const post = element?.closest<HTMLElement>('[data-post]');
  if (!text || !post || !element?.closest('.prose')) return '';
  return quotation(text, post.querySelector<HTMLElement>('[data-quote]'));
}

/** What a Quote button puts in the composer: what is chosen of its post, else the beginning of it. */
export function quotedPost(button: HTMLElement): string {
  const post = button.closest<HTMLElement>('[data-post]');
  const chosen = getSelection();
  if (chosen?.anchorNode && post?.contains(chosen.anchorNode)) {
    const text = quotedSelection();
    if (text) return text;
  }
  const body = post?.querySelector<HTMLElement>('.prose')?.innerText.trim() ?? '';
  return body ? quotation(body.length > LONGEST ? `${body.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : body, button) : '';
}

/** Quoted lines, led by the name of who wrote them with the permanent address of the post. */
function quotation(text: string, button: HTMLElement | null): string {
  const { quote: id, quoteName: name } = button?.dataset ?? {};
  const source = id && name ? `> [${name.replace(/[[\]\\]/g, '\\$&')}](/p/${id})\n>\n` : '';
  return `${source}${text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}

/** Puts text at the cursor as if it had been typed, so that drafts and previews notice, and moves the focus there. */
export function insertText(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  const gap = before && !before.endsWith('\n') ? '\n\n' : '';
  area.setRangeText(gap + text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
