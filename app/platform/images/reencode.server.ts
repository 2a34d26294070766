import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { Invalid } from '~/platform/errors';
import { log } from '~/platform/log/index.server';
import { MAX_HEIGHT_RATIO, MAX_PIXELS, type ImageSpec } from './specs';
import { makeTurns } from './turns';

/** A picture made anew: nothing of the file that came in is in it but what one could see. */
export type Picture = {
  /** Of the largest size, in pixels. */
  width: number;
  height: number;
  /** SHA-256 of the largest size, hex. */
  sha256: string;
  /** Largest first. */
  variants: PictureVariant[];
};
export type PictureVariant = { name: string; width: number; height: number; type: 'image/webp' | 'image/png'; data: Buffer };

/** What may come in, by its first bytes, and as what libvips must then read it: a file cannot be two things. */
const FORMATS: Record<string, string> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
};

/**
 * What cannot be decoded line by line has to be held as a whole, so less of it is taken. Measured with 40 million pixels:
 * progressive JPEG and PNG 150 MB, GIF 230 MB, AVIF 740 MB; the others 30 to 70 MB.
 */
function mostPixels(format: string, progressive: boolean): number {
  if (format === 'heif') return 5_000_000;
  if (format === 'gif') return 12_000_000;
  return progressive ? 16_000_000 : MAX_PIXELS;
}

const TIMEOUT_SECONDS = 20;
/** Two pictures at a time, and together no more than what one of the greatest takes: that bounds the memory. */
const turns = makeTurns(2, 1);

sharp.cache(false); // pictures are rarely seen twice here
sharp.concurrency(1);

/**
 * Decodes a picture and encodes it anew in the sizes of `spec`, turned upright, in sRGB, without metadata. JPEG, PNG,
 * WebP, GIF and AVIF are taken; of a moving picture the first frame. Nothing is enlarged.
 *
 * @throws Invalid with the field `file`: it is empty, of another kind, too large or broken
 */
export async function reencode(input: Buffer, spec: ImageSpec): Promise<Picture> {
  if (input.length === 0) throw refusal('imageEmpty');
  const type = await fileTypeFromBuffer(input);
  const format = type && FORMATS[type.mime];
  if (!format) throw refusal(type && /hei[cf]/.test(type.mime) ? 'imageHeic' : 'imageKind');
  const header = await readHeader(input, format);
  return turns.take(header.share, async () => {
    try {
      return await encode(await decode(input, spec, header), spec);
    } catch (error) {
      throw broken(error);
    }
  });
}

type Header = Extent & {
  /** Of what may be taken at once, 0 to 1. */
  share: number;
};

async function readHeader(input: Buffer, format: string): Promise<Header> {
  // No limit here: the header alone is read, and the answer to a huge one shall say what is wrong.
  const header = await sharp(input, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw broken(error);
    });
  if (header.format !== format || (format === 'heif' && header.compression !== 'av1')) throw refusal('imageKind');
  const { width, height } = header;
  const most = mostPixels(format, header.isProgressive);
  const share = (width * height) / most;
  if (share > 1) throw refusal(`imageTooManyPixels|max=${most / 1_000_000}`);
  return { width, height, share };
}

type Raw = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 };

/** Decodes once, at the largest size that is needed. */
async function decode(input: Buffer, spec: ImageSpec, from: Extent): Promise<Raw> {
  const largest = spec.sizes[0] ?? 0;
  const upright = sharp(input, { limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn: 'error', pages: 1 }).autoOrient();
  const { data, info } = await cut(upright, largest, spec, from)
    .toColourspace('srgb')
    .timeout({ seconds: TIMEOUT_SECONDS })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as Raw['channels'] };
}

async function encode(raw: Raw, spec: ImageSpec): Promise<Picture> {
  const { width, height, channels } = raw;
  const variants: PictureVariant[] = [];
  for (const [at, size] of spec.sizes.entries()) {
    if (at > 0 && !spec.everySize && size >= width) continue;
    const image = cut(sharp(raw.data, { raw: { width, height, channels } }), size, spec, raw).timeout({ seconds: TIMEOUT_SECONDS });
    const encoded = spec.format === 'webp' ? image.webp({ quality: 82, effort: 4 }) : image.png({ compressionLevel: 9 });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    variants.push({ name: String(size), width: info.width, height: info.height, type: `image/${spec.format}`, data });
  }
  const [first] = variants;
  if (!first) throw new Error('a picture without sizes');
  return { width: first.width, height: first.height, sha256: createHash('sha256').update(first.data).digest('hex'), variants };
}

type Extent = { width: number; height: number };

/** `from` may lie on its side still: only a square asks for it, whose side is the same either way. */
function cut(image: Sharp, size: number, spec: ImageSpec, from: Extent): Sharp {
  if (spec.cut === 'inside') {
    return image.resize({ width: size, height: size * MAX_HEIGHT_RATIO, fit: 'inside', withoutEnlargement: true });
  }
  const side = Math.min(size, from.width, from.height);
  return image.resize({ width: side, height: side, fit: 'cover' });
}

function refusal(reason: string): Invalid {
  return new Invalid({ file: [reason] });
}

function broken(error: unknown): Invalid {
  if (error instanceof Invalid) return error;
  log.info({ reason: error instanceof Error ? error.message : error }, 'a picture could not be read');
  return refusal('imageBroken');
}
