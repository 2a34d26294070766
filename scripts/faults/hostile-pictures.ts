import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A file that is uploaded as a picture, and what may become of it. */
export interface HostilePicture {
  what: string;
  name: string;
  type: string;
  bytes: Buffer;
  /** `refused`, or `clean`: made anew; `either` where both are right. */
  wanted: 'refused' | 'clean' | 'either';
}

const SCRIPT = '<script>alert(1)</script>';
const MB = 1024 * 1024;

/** The files of F21. */
export async function hostilePictures(): Promise<HostilePicture[]> {
  const photo = sharp({ create: { width: 800, height: 600, channels: 3, background: '#336699' } });
  const located = await photo
    .clone()
    .withExif({ IFD0: { Copyright: SCRIPT }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 17/1 40/1' } })
    .jpeg()
    .toBuffer();
  const jpeg = await photo.clone().jpeg({ quality: 95 }).toBuffer();
  const noise = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg().toBuffer();
  const small = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#f00' } }).png().toBuffer();
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`);
  const png = (what: string, bytes: Buffer, wanted: HostilePicture['wanted']): HostilePicture => ({ what, name: 'a.png', type: 'image/png', bytes, wanted });
  return [
    { what: 'a photograph with its place in EXIF', name: 'a.jpg', type: 'image/jpeg', bytes: located, wanted: 'clean' },
    png('20,000 x 20,000 pixels in 50 kB', flatPng(20_000, 20_000), 'refused'),
    png('100 x 100 pixels whose data unpack to 200 MB', bombPng(), 'either'),
    png('a text chunk that unpacks to 200 MB', withChunk(small, 'zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(200 * MB))])), 'either'),
    png('a colour profile that unpacks to 200 MB', withChunk(small, 'iCCP', Buffer.concat([Buffer.from('p\0\0'), deflateSync(Buffer.alloc(200 * MB))])), 'either'),
    png('PNG and JavaScript', Buffer.concat([withChunk(small, 'tEXt', Buffer.from(`Comment\0*/alert(1)/*${SCRIPT}`)), Buffer.from(SCRIPT)]), 'either'),
    { what: 'GIF and HTML', name: 'a.gif', type: 'image/gif', bytes: Buffer.from(`GIF89a/*${SCRIPT}*/=1;`), wanted: 'refused' },
    { what: 'a good GIF with a script in its comment', name: 'a.gif', type: 'image/gif', bytes: gif(1, `${SCRIPT}`), wanted: 'clean' },
    { what: 'a GIF of 10,000 frames', name: 'a.gif', type: 'image/gif', bytes: gif(10_000, ''), wanted: 'either' },
    { what: 'a JPEG and an archive', name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.concat([jpeg, Buffer.from('PK\x03\x04 META-INF/MANIFEST.MF'), Buffer.alloc(1000)]), wanted: 'either' },
    { what: 'half a JPEG', name: 'a.jpg', type: 'image/jpeg', bytes: noise.subarray(0, noise.length >> 1), wanted: 'refused' },
    { what: 'SVG with a script', name: 'a.svg', type: 'image/svg+xml', bytes: svg, wanted: 'refused' },
    png('SVG that says to be PNG', svg, 'refused'),
    png('HTML that says to be PNG', Buffer.from(`<!doctype html>${SCRIPT}`), 'refused'),
    png('nothing', Buffer.alloc(0), 'refused'),
  ];
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A black picture, one bit a pixel. */
function flatPng(width: number, height: number, data = Buffer.alloc(height * (1 + Math.ceil(width / 8)))): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))]);
}

function bombPng(): Buffer {
  return flatPng(100, 100, Buffer.alloc(200 * MB));
}

/** Puts a chunk behind the header of a PNG. */
function withChunk(png: Buffer, name: string, data: Buffer): Buffer {
  const headerEnd = 8 + 25;
  return Buffer.concat([png.subarray(0, headerEnd), chunk(name, data), png.subarray(headerEnd)]);
}

/** Frames of one pixel each, and a comment. */
function gif(frames: number, comment: string): Buffer {
  const head = Buffer.from([...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff]);
  const frame = Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  const words = comment ? Buffer.concat([Buffer.from([0x21, 0xfe, comment.length]), Buffer.from(comment), Buffer.from([0])]) : Buffer.alloc(0);
  return Buffer.concat([head, words, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
}
