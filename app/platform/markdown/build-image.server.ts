import type { ElementContent, Properties } from 'hast';
import { element } from './build-context.server';
import type { ImageUpload, ImageVariant } from './types';

/** The column of a post is never wider, in CSS pixels. */
const COLUMN_WIDTH = 720;
const SIZES = `(max-width: ${COLUMN_WIDTH}px) 100vw, ${COLUMN_WIDTH}px`;

/** An uploaded picture with its sizes; formats beyond the last one named stand in `<source>`. */
export function pictureOf(upload: ImageUpload, alt: string, title: string | null): ElementContent {
  const types = [...new Set(upload.variants.map((variant) => variant.type))];
  const [fallbackType, ...others] = types.reverse();
  const fallback = upload.variants.filter((variant) => variant.type === fallbackType);
  const image = element('img', imageProperties(upload, fallback, alt, title), []);
  if (others.length === 0) return image;
  const sources = others.reverse().map((type) => {
    const variants = upload.variants.filter((variant) => variant.type === type);
    return element('source', { type, srcSet: sourceSet(variants), sizes: SIZES }, []);
  });
  return element('picture', {}, [...sources, image]);
}

function imageProperties(upload: ImageUpload, variants: ImageVariant[], alt: string, title: string | null): Properties {
  const largest = variants.reduce<ImageVariant | null>((best, one) => (best && best.width >= one.width ? best : one), null);
  return {
    src: largest?.url ?? '',
    ...(variants.length > 1 ? { srcSet: sourceSet(variants), sizes: SIZES } : {}),
    alt: alt || upload.alt,
    ...(title ? { title } : {}),
    width: upload.width,
    height: upload.height,
    loading: 'lazy',
    decoding: 'async',
  };
}

function sourceSet(variants: ImageVariant[]): string {
  return variants.map((variant) => `${variant.url} ${variant.width}w`).join(', ');
}
