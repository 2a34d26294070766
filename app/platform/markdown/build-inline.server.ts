import type { ElementContent, Properties } from 'hast';
import type { Token } from 'markdown-it';
import { element, footnoteId, type BuildContext } from './build-context.server';
import { pictureOf } from './build-image.server';
import { MAX_FOOTNOTES, MAX_INLINE_DEPTH } from './limits';
import { attribute, isText } from './parse.server';
import { linkTarget, uploadId } from './targets';
import { frenchTypography, type Stretch } from './typography';
import { splitWords, type Run } from './words';

const TAGS: Record<string, string> = { em_open: 'em', strong_open: 'strong', s_open: 'del', link_open: 'a' };
/** Stands for something that is not text in the eyes of typography. */
const OBJECT = '\ufffc';

type Frame = { tag: string | null; properties: Properties; children: ElementContent[] };

/**
 * Turns the inline tokens of one paragraph into HTML nodes.
 * @param skip characters left out at the beginning (the brackets of a task)
 */
export function buildInline(tokens: Token[], context: BuildContext, skip = 0): ElementContent[] {
  return new InlineBuilder(tokens, context, skip).build();
}

class InlineBuilder {
  private readonly frames: Frame[] = [{ tag: null, properties: {}, children: [] }];
  private readonly texts: string[];
  private links = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly context: BuildContext,
    skip: number,
  ) {
    const texts = context.options.locale === 'fr' ? frenchTypography(stretchesOf(tokens)) : tokens.map((token) => token.content);
    this.texts = skip > 0 ? [(texts[0] ?? '').slice(skip), ...texts.slice(1)] : texts;
  }

  build(): ElementContent[] {
    for (let index = 0; index < this.tokens.length; index += 1) {
      const token = this.tokens[index];
      if (!token) continue;
      if (isText(token)) index += this.words(index) - 1;
      else this.token(token);
    }
    while (this.frames.length > 1) this.close();
    return this.frames[0]?.children ?? [];
  }

  private token(token: Token): void {
    if (token.type === 'link_open') this.openLink(token);
    else if (token.nesting === 1) this.open(TAGS[token.type] ?? null, {});
    else if (token.nesting === -1) {
      if (token.type === 'link_close') this.links -= 1;
      this.close();
    } else this.leaf(token);
  }

  private leaf(token: Token): void {
    if (token.type === 'code_inline') this.add(element('code', {}, [{ type: 'text', value: token.content }]));
    else if (token.type === 'softbreak') this.addText('\n');
    else if (token.type === 'hardbreak') {
      this.add(element('br', {}, []));
      this.addText('\n');
    } else if (token.type === 'image') this.image(token);
    else if (token.type === 'footnote_ref') this.footnote(token.info);
    else this.addText(token.content);
  }

  private openLink(token: Token): void {
    this.links += 1;
    const properties = this.linkProperties(attribute(token, 'href') ?? '', attribute(token, 'title'));
    this.open(properties && this.links === 1 ? 'a' : null, properties ?? {});
  }

  /** What a link to `href` carries; `null` when it may not be one, or the text has used up its share. */
  private linkProperties(href: string, title: string | null): Properties | null {
    const target = linkTarget(href, this.context.options.origin);
    this.context.targetCharactersLeft -= href.length + (title?.length ?? 0);
    if (!target || this.context.targetCharactersLeft < 0) return null;
    if (target.external) this.context.links.add(target.href);
    return {
      href: target.href,
      ...(title ? { title } : {}),
      ...(target.external ? { rel: ['ugc', 'nofollow', 'noopener'] } : {}),
    };
  }

  private image(token: Token): void {
    const { options } = this.context;
    const src = attribute(token, 'src') ?? '';
    const title = attribute(token, 'title');
    const alt = plainWords(token.children ?? []);
    const id = uploadId(src, options.origin);
    const upload = id && options.kind === 'post' ? options.resolve?.upload(id) : null;
    if (upload && upload.variants.length > 0) {
      this.add(pictureOf(upload, alt, title));
      return;
    }
    // A picture from elsewhere would tell its host who reads here: it becomes a link.
    const words: ElementContent = { type: 'text', value: alt || src };
    const properties = this.links === 0 ? this.linkProperties(src, title) : null;
    this.add(properties ? element('a', properties, [words]) : words);
  }

  private footnote(label: string): void {
    const { notes } = this.context;
    const known = notes.get(label);
    if (!known && notes.size >= MAX_FOOTNOTES) {
      this.addText(`[^${label.toLowerCase()}]`);
      return;
    }
    const note = known ?? { number: notes.size + 1, references: 0 };
    note.references += 1;
    notes.set(label, note);
    const properties = {
      href: `#${footnoteId(this.context, 'fn', note.number)}`,
      id: footnoteId(this.context, 'fnref', note.number, note.references),
      ariaLabel: this.context.labels.footnote(String(note.number)),
    };
    this.add(element('sup', { className: ['footnote'] }, [element('a', properties, [{ type: 'text', value: String(note.number) }])]));
  }

  /** Adds the text that starts at `index` and says how many tokens it took. */
  private words(index: number): number {
    const runs: Run[] = [];
    for (let at = index; isText(this.tokens[at]); at += 1) {
      runs.push({ text: this.texts[at] ?? '', literal: this.tokens[at]?.type === 'text_special' });
    }
    const { resolve } = this.context.options;
    for (const piece of splitWords(runs)) {
      if (piece.type === 'emoji') this.addText(piece.character);
      else if (piece.type === 'mention' && this.links === 0) {
        const member = resolve?.member(piece.username);
        if (member) this.add(element('a', { className: ['mention'], href: member.href }, [{ type: 'text', value: `@${member.username}` }]));
        else this.addText(piece.raw);
      } else if (piece.type === 'category' && this.links === 0) {
        const category = resolve?.category(piece.slug);
        if (category) this.add(element('a', { className: ['category'], href: category.href }, [{ type: 'text', value: category.name }]));
        else this.addText(piece.raw);
      } else this.addText(piece.raw);
    }
    return runs.length;
  }

  private open(tag: string | null, properties: Properties): void {
    this.frames.push({ tag: this.frames.length > MAX_INLINE_DEPTH ? null : tag, properties, children: [] });
  }

  private close(): void {
    const frame = this.frames.pop();
    if (!frame || this.frames.length === 0) return;
    if (frame.tag) this.add(element(frame.tag, frame.properties, frame.children));
    else for (const child of frame.children) this.add(child);
  }

  private add(node: ElementContent): void {
    if (node.type === 'text') this.addText(node.value);
    else this.frames.at(-1)?.children.push(node);
  }

  private addText(value: string): void {
    const children = this.frames.at(-1)?.children ?? [];
    const last = children.at(-1);
    if (last?.type === 'text') last.value += value;
    else if (value) children.push({ type: 'text', value });
  }
}

/** The words of an image's description, without marks. */
function plainWords(tokens: Token[]): string {
  return tokens
    .map((token) => (token.type === 'image' ? plainWords(token.children ?? []) : /break$/.test(token.type) ? '\n' : token.content))
    .join('');
}

function stretchesOf(tokens: Token[]): Stretch[] {
  let inAddress = false;
  return tokens.map((token) => {
    const bare = token.markup === 'autolink' || token.markup === 'linkify';
    if (bare) inAddress = token.type === 'link_open';
    if (token.type === 'text') return { text: token.content, fixed: inAddress };
    if (token.type === 'text_special') return { text: token.content, fixed: true };
    if (token.type === 'softbreak' || token.type === 'hardbreak') return { text: '\n', fixed: true };
    return { text: token.nesting === 0 ? OBJECT : '', fixed: true };
  });
}
