import type { EmailBrand, Foot, Part } from '../letter';
import type { Words } from '../words';

const WIDTH = 72;

/** The letter as plain text: paragraphs broken at 72 characters, each link on a line of its own below its label. */
export function plainText(brand: EmailBrand, parts: readonly Part[], { why, stop }: Foot, t: Words): string {
  const linked = ({ label, link }: { label: string; link: string }): string => `${wrap(t('linkBelow', { label }))}\n${link}`;
  const blocks = parts.map((part) => {
    switch (part.kind) {
      case 'paragraph':
      case 'note':
        return wrap(part.text);
      case 'button':
        return linked(part);
      case 'code':
        return `${wrap(part.label)}\n\n    ${part.code}`;
      case 'heading':
        return `${part.text}\n${'='.repeat(Math.min(WIDTH, part.text.length))}`;
      case 'items':
        return part.items.map(({ title, link, text }) => [wrap(title), ...(text ? [wrap(text)] : []), link].join('\n')).join('\n\n');
    }
  });
  // Two dashes and a space begin a signature, which mail programs recognise.
  const foot = ['-- ', wrap(why), ...(stop ? [linked(stop)] : []), `${brand.name}, ${brand.homeUrl}`, ...(brand.imprint ? [brand.imprint] : [])];
  return [...blocks, foot.join('\n')].join('\n\n') + '\n';
}

/** Breaks at spaces only: no-break spaces hold, and a long word or link stays whole. */
function wrap(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\n');
}
