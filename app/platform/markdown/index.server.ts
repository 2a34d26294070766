export { excerpt } from './excerpt';
export { htmlToMarkdown } from './html-to-markdown.server';
export { parseMarkdown, type Parsed } from './parse.server';
export { MARKDOWN_VERSION, renderMarkdown, renderParsed } from './render.server';
export { withoutPictures } from './without-pictures.server';
export { stackExchangeMarkdown } from './stack-exchange-markdown.server';
export type { ImageUpload, ImageVariant, MarkdownReferences, References, Rendered, RenderOptions } from './types';
