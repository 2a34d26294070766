import type { Words } from './words';

/** What the reader's community looks like; from the settings, at the moment of sending. */
export type EmailBrand = {
  name: string;
  /** `#rrggbb`. */
  colour: string;
  /** Absolute address of a picture; null: the name is written instead. */
  logoUrl: string | null;
  /** Absolute address of the community, without a slash at the end. */
  homeUrl: string;
  /** Who runs it and where they are reached by post, in lines; law asks for it in letters of a list. Null: not given. */
  imprint: string | null;
};

/** What stands at the foot of a letter. */
export type Foot = {
  /** Why the reader gets it. */
  why: string;
  /** Where the reader stops letters of this kind, and the words of that link. */
  stop: { label: string; link: string } | null;
};

/** A letter consists of these, top to bottom. Every one is written both as HTML and as plain text. */
export type Part =
  | { kind: 'paragraph'; text: string }
  | { kind: 'button'; label: string; link: string }
  /** Digits to type in. */
  | { kind: 'code'; label: string; code: string }
  | { kind: 'note'; text: string }
  | { kind: 'heading'; text: string }
  /** Things on the site, one below the other. */
  | { kind: 'items'; items: readonly Item[] };

export type Item = { title: string; link: string; text?: string };

/** One letter of the house. */
export type Letter<Props> = {
  subject(props: Props, t: Words): string;
  /** The line that mail programs show after the subject. */
  preheader(props: Props, t: Words): string;
  parts(props: Props, t: Words): Part[];
  /** Why the reader gets it. */
  why(props: Props, t: Words): string;
  /** Believable props, for the preview page and the tests. */
  sample: Props;
};

export const paragraph = (text: string): Part => ({ kind: 'paragraph', text });
export const button = (label: string, link: string): Part => ({ kind: 'button', label, link });
export const code = (label: string, digits: string): Part => ({ kind: 'code', label, code: digits });
export const note = (text: string): Part => ({ kind: 'note', text });
export const heading = (text: string): Part => ({ kind: 'heading', text });
export const items = (all: readonly Item[]): Part => ({ kind: 'items', items: all });
