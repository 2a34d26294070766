/** One size of an uploaded picture; `width` in CSS pixels, `type` a media type such as `image/webp`. */
export type ImageVariant = { width: number; url: string; type: string };

/** What the caller knows about an uploaded picture; `width` and `height` of the original in pixels. */
export type ImageUpload = { alt: string; width: number; height: number; variants: ImageVariant[] };

/**
 * Answers for the names a text uses, over maps that the caller filled beforehand.
 * `username` arrives lower-cased, `slug` and `id` as typed; `null` means "no such thing here".
 */
export type MarkdownReferences = {
  member(username: string): { username: string; href: string } | null;
  category(slug: string): { name: string; href: string } | null;
  upload(id: string): ImageUpload | null;
};

/** How a text is to be shown. */
export type RenderOptions = {
  /** Language of the text: decides its typography and the words of its labels (English when unknown). */
  locale: 'en' | 'fr' | null;
  /** Comments and biographies have no pictures and no headings: links and bold lines stand in. */
  kind: 'post' | 'comment' | 'bio';
  resolve?: MarkdownReferences;
  /** Made part of every id, so that two texts on one page do not collide: letters, digits, `-`. */
  idPrefix?: string;
  /** The site's own origin, such as `https://community.example`: links to it are internal. */
  origin?: string;
};

/** Names that a text uses outside code and links, without repeats, in order of appearance. */
export type References = { mentions: string[]; categories: string[]; uploads: string[] };

/** A text as HTML that is safe to show, with what was found in it. */
export type Rendered = References & {
  html: string;
  /** The words alone, as typed (no typography): for search, excerpts, letters and descriptions. */
  text: string;
  /** Targets of links to other sites, without repeats. */
  links: string[];
};
