import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one bit a pixel, all white, of any size: small as a file, huge when it is decoded. */
export function makePng(width: number, height: number, more: { text?: Buffer; after?: Buffer } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1; // bits a pixel; colour type 0 is grey
  const row = Buffer.alloc(1 + Math.ceil(width / 8), 0xff);
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)), { level: 9 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(more.text ? [chunk('tEXt', more.text)] : []),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
    more.after ?? Buffer.alloc(0),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}
