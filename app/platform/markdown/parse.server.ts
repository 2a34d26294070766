import type { Token } from 'markdown-it';
import { engine } from './engine.server';
import { separateFootnotes } from './footnotes.server';
import { MAX_REFERENCES } from './limits';
import { uploadId } from './targets';
import type { References } from './types';
import { splitWords, type Run } from './words';

/** A text read once: what it refers to, so that the caller can load that before it is rendered. */
export type Parsed = {
  references: References;
  /** The words alone, as typed; blocks are parted by an empty line. */
  text: string;
  body: Token[];
  footnotes: Map<string, Token[]>;
};

/**
 * Reads Markdown of at most 50,000 characters; any string is valid. The names found are those that `renderParsed`
 * will ask for, at most 100 of each kind.
 * @param origin the site's own origin, so that absolute addresses of uploads are known
 */
export function parseMarkdown(source: string, origin?: string): Parsed {
  const { body, footnotes } = separateFootnotes(engine.parse(source, {}));
  const collector = new Collector(origin);
  collector.blocks(body);
  for (const tokens of footnotes.values()) collector.blocks(tokens);
  return { body, footnotes, text: collector.text(), references: collector.references() };
}

/** Adjoining text tokens from `index` on, as runs for `splitWords`. */
function textRuns(tokens: Token[], index: number): Run[] {
  const runs: Run[] = [];
  for (let at = index; isText(tokens[at]); at += 1) {
    const token = tokens[at];
    if (token) runs.push({ text: token.content, literal: token.type === 'text_special' });
  }
  return runs;
}

/** Text as typed, or a single escaped character of it. */
export function isText(token: Token | undefined): boolean {
  return token?.type === 'text' || token?.type === 'text_special';
}

/** An attribute of a token as text; `null` when it has none by that name. */
export function attribute(token: Token, name: string): string | null {
  const value = token.attrGet(name);
  return value === null ? null : String(value);
}

/** Marks of direction, joiners of words and their kin; those that emoji and some scripts need stay. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;

class Collector {
  private readonly mentions = new Set<string>();
  private readonly categories = new Set<string>();
  private readonly uploads = new Set<string>();
  private readonly parts: string[] = [];

  constructor(private readonly origin: string | undefined) {}

  blocks(tokens: Token[]): void {
    for (const token of tokens) {
      if (token.type === 'inline') this.inline(token.children ?? [], 0);
      else if (token.type === 'fence' || token.type === 'code_block' || token.type === 'html_block') {
        this.parts.push(token.content, '\n');
      } else if (token.type === 'td_close' || token.type === 'th_close') this.parts.push(' ');
      else if (token.type === 'paragraph_close' && token.hidden) this.parts.push('\n');
      else if (['paragraph_close', 'heading_close', 'table_close'].includes(token.type)) this.parts.push('\n\n');
      else if (token.type === 'tr_close') this.parts.push('\n');
    }
  }

  references(): References {
    const first = (names: Set<string>) => [...names].slice(0, MAX_REFERENCES);
    return { mentions: first(this.mentions), categories: first(this.categories), uploads: first(this.uploads) };
  }

  /** Without what cannot be seen, by which nobody can look for it. */
  text(): string {
    return this.parts.join('').replace(INVISIBLE, '').replace(/\n{3,}/g, '\n\n').trim();
  }

  private inline(tokens: Token[], linksAround: number): void {
    let links = linksAround;
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (!token) continue;
      if (token.type === 'link_open') links += 1;
      if (token.type === 'link_close') links -= 1;
      if (isText(token)) {
        const runs = textRuns(tokens, index);
        index += runs.length - 1;
        this.words(runs, links > 0);
      } else if (token.type === 'image') {
        const id = uploadId(attribute(token, 'src') ?? '', this.origin);
        if (id) this.uploads.add(id);
        this.inline(token.children ?? [], links + 1);
      } else if (token.type === 'softbreak' || token.type === 'hardbreak') this.parts.push('\n');
      else this.parts.push(token.content);
    }
  }

  private words(runs: Run[], inLink: boolean): void {
    for (const piece of splitWords(runs)) {
      this.parts.push(piece.type === 'emoji' ? piece.character : piece.raw);
      if (piece.type === 'mention' && !inLink) this.mentions.add(piece.username);
      if (piece.type === 'category' && !inLink) this.categories.add(piece.slug);
    }
  }
}
