import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Invalid } from '~/platform/errors';
import { IMAGE_SPECS } from '~/platform/images';
import { reencode } from '~/platform/images/index.server';
import { makePng } from './make-png';

const { post, avatar, brand } = IMAGE_SPECS;

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 40 } } });

/** Why a picture was refused. */
async function refusalOf(bytes: Buffer): Promise<string> {
  const error = await reencode(bytes, post).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Invalid);
  return (error as Invalid).fields.file?.[0] ?? '';
}

describe('sizes', () => {
  it('makes those of a post, whole, and never enlarges', async () => {
    const large = await reencode(await plain(3000, 1500).jpeg().toBuffer(), post);
    expect(large.variants.map(({ name, width, height, type }) => [name, width, height, type])).toEqual([
      ['1600', 1600, 800, 'image/webp'],
      ['800', 800, 400, 'image/webp'],
      ['400', 400, 200, 'image/webp'],
    ]);
    expect(large).toMatchObject({ width: 1600, height: 800, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const small = await reencode(await plain(500, 300).png().toBuffer(), post);
    expect(small.variants.map(({ name, width }) => [name, width])).toEqual([['1600', 500], ['400', 400]]);
    const tiny = await reencode(await plain(1, 1).png().toBuffer(), post);
    expect(tiny.variants.map(({ width, height }) => [width, height])).toEqual([[1, 1]]);
  });

  it('keeps very tall pictures within bounds', async () => {
    const { variants } = await reencode(await plain(100, 30_000).png().toBuffer(), post);
    for (const { name, height } of variants) expect(height).toBeLessThanOrEqual(Number(name) * 4);
  });

  it('cuts portraits to squares of every name, also from small ones', async () => {
    const from = async (width: number, height: number) =>
      (await reencode(await plain(width, height).webp().toBuffer(), avatar)).variants.map(({ name, width: w, height: h }) => [name, w, h]);
    expect(await from(1000, 400)).toEqual([['256', 256, 256], ['96', 96, 96], ['48', 48, 48]]);
    expect(await from(60, 100)).toEqual([['256', 60, 60], ['96', 60, 60], ['48', 48, 48]]);
  });

  it('keeps what is transparent in brand pictures, as PNG', async () => {
    const logo = await sharp({ create: { width: 800, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const { variants } = await reencode(logo, brand);
    expect(variants.map(({ name, width, height, type }) => [name, width, height, type])).toEqual([
      ['512', 512, 128, 'image/png'],
      ['192', 192, 48, 'image/png'],
      ['64', 64, 16, 'image/png'],
    ]);
    for (const { data } of variants) expect((await sharp(data).metadata()).hasAlpha).toBe(true);
  });
});

describe('kinds', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('takes %s', async (format) => {
    const { variants } = await reencode(await plain(40, 30).toFormat(format).toBuffer(), post);
    expect(variants[0]).toMatchObject({ width: 40, height: 30, type: 'image/webp' });
  });

  it('refuses everything else, by its first bytes', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect(await refusalOf(Buffer.from(svg))).toBe('imageKind');
    expect(await refusalOf(Buffer.from(`<?xml version="1.0"?>${svg}`))).toBe('imageKind');
    expect(await refusalOf(await plain(10, 10).tiff().toBuffer())).toBe('imageKind');
    expect(await refusalOf(Buffer.from('<!doctype html><script>alert(1)</script>'))).toBe('imageKind');
    expect(await refusalOf(Buffer.from('PK\x03\x04 a zip'))).toBe('imageKind');
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
    expect(await refusalOf(heic)).toBe('imageHeic');
    expect(await refusalOf(Buffer.alloc(0))).toBe('imageEmpty');
  });
});

describe('what hides in pictures', () => {
  const secrets = ['GPS', 'Exif', 'alert(1)', 'secret camera', '<script'];
  const expectClean = async (bytes: Buffer) => {
    const { variants } = await reencode(bytes, post);
    for (const { data } of variants) {
      const text = data.toString('latin1');
      for (const secret of secrets) expect(text).not.toContain(secret);
      const { exif, icc, iptc, xmp, comments } = await sharp(data).metadata();
      expect([exif, icc, iptc, xmp, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect((await sharp(data).metadata()).format).toBe('webp');
    }
  };

  it('drops place, camera and comments', async () => {
    const tagged = await plain(60, 40)
      .withExif({ IFD0: { Make: 'secret camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect(tagged.toString('latin1')).toContain('secret camera');
    await expectClean(tagged);
  });

  it('drops script behind, inside and before the picture', async () => {
    const script = Buffer.from('<script>alert(1)</script>');
    await expectClean(makePng(50, 50, { text: script, after: Buffer.from('*/alert(1)/*') }));
    await expectClean(Buffer.concat([await plain(20, 20).gif().toBuffer(), script]));
    const jpeg = await plain(20, 20).jpeg().toBuffer();
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), script]);
    await expectClean(Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]));
  });

  it('turns the picture upright before the note about it is lost', async () => {
    const lying = await plain(80, 40).withExif({ IFD0: { Orientation: '6' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await reencode(lying, post)).toMatchObject({ width: 40, height: 80 });
  });

  it('shows the first frame of a moving picture', async () => {
    const frames = Buffer.alloc(30 * 30 * 3 * 50, 128);
    for (let at = 0; at < frames.length; at += 97) frames[at] = at % 256;
    const moving = await sharp(frames, { raw: { width: 30, height: 30 * 50, channels: 3, pageHeight: 30 } }).gif().toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(50);
    const { variants } = await reencode(moving, post);
    expect(variants[0]).toMatchObject({ width: 30, height: 30 });
    expect((await sharp(variants[0]?.data).metadata()).pages ?? 1).toBe(1);
  });
});

describe('damage and bombs', () => {
  it('refuses a file that ends early, or is noise behind a good beginning', async () => {
    const noisy = Buffer.alloc(300 * 300 * 3).map((_, at) => (at * 7919) % 251);
    const jpeg = await sharp(noisy, { raw: { width: 300, height: 300, channels: 3 } }).jpeg().toBuffer();
    expect(await refusalOf(jpeg.subarray(0, jpeg.length / 2))).toBe('imageBroken');
    expect(await refusalOf(jpeg.subarray(0, 20))).toBe('imageBroken');
    expect(await refusalOf(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)]))).toMatch(/imageBroken|imageKind/);
  });

  it('refuses too many pixels before any of them is decoded', async () => {
    const bomb = makePng(15_000, 15_000);
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    expect(await refusalOf(bomb)).toBe('imageTooManyPixels|max=40');
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it('stays within 200 MB for the greatest that it takes, one of every kind at once', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'parvis-images-'));
    const file = (name: string) => path.join(folder, name);
    const make = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: '#a05' }, limitInputPixels: false });
    try {
      await make(3990).jpeg({ progressive: true }).toFile(file('a.jpg'));
      await make(3990).png({ progressive: true }).toFile(file('b.png'));
      await make(6300).png().toFile(file('c.png'));
      await make(6300).webp({ effort: 0 }).toFile(file('d.webp'));
      await make(2220).avif({ effort: 0 }).toFile(file('e.avif'));
      await make(3450).gif({ effort: 1 }).toFile(file('f.gif'));
      await make(2300).avif({ effort: 0 }).toFile(file('too-large.avif'));
      // A process of its own, with the memory setting that the launcher gives to the server.
      const args = ['tsx', 'tests/platform/images/measure.ts', ...['a.jpg', 'b.png', 'c.png', 'd.webp', 'e.avif', 'f.gif'].map(file)];
      const printed = execFileSync('npx', args, { env: { ...process.env, MALLOC_ARENA_MAX: '2' }, stdio: ['ignore', 'pipe', 'ignore'] });
      const { grown, widths } = JSON.parse(printed.toString()) as { grown: number; widths: number[] };
      expect(widths).toEqual(Array(6).fill(1600));
      expect(grown / 1e6).toBeLessThan(200);
      expect(await refusalOf(readFileSync(file('too-large.avif')))).toBe('imageTooManyPixels|max=5');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('survives random damage of every kind', async () => {
    const kinds = await Promise.all((['jpeg', 'png', 'webp', 'gif', 'avif'] as const).map((format) => plain(64, 64).toFormat(format).toBuffer()));
    for (const bytes of kinds) {
      for (let round = 0; round < 20; round += 1) {
        const damaged = Buffer.from(bytes);
        for (let n = 0; n < 4; n += 1) damaged[(round * 31 + n * 17 + 12) % damaged.length] = (round * 53 + n * 101) % 256;
        const outcome = await reencode(damaged, post).catch((error: unknown) => error);
        expect(outcome instanceof Invalid || typeof outcome === 'object').toBe(true);
        expect(outcome).not.toBeInstanceOf(TypeError);
      }
    }
  });
});
