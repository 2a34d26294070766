import { describe, expect, it } from 'vitest';
import { withoutPictures } from '~/platform/markdown/index.server';

const SITE = 'https://community.example';
const [ONE, TWO] = ['abcdef01', 'abcdef02'];
const without = (source: string, ...ids: string[]) => withoutPictures(source, ids, SITE);

describe('withoutPictures', () => {
  it('takes out the pictures that are meant, however they were written, and leaves all else', () => {
    const written = [`![](/uploads/${ONE})`, `![A \\] b](upload:${ONE})`, `![x](/uploads/${ONE}/800.webp "Title")`, `![x](<${SITE}/uploads/${ONE}>)`, `[![x](/uploads/${ONE})](https://shop.example)`];
    for (const picture of written) expect(without(`Before ${picture} after.\n\n![kept](/uploads/${TWO})`, ONE), picture).toBe(`Before  after.\n\n![kept](/uploads/${TWO})`);
    expect(without(`![a](/uploads/${ONE})\n\nWords\n\n![b](/uploads/${TWO})`, ONE, TWO)).toBe('Words');
  });

  it('says so where it cannot: not shown, or only meant by a name', () => {
    expect(without('Words', ONE)).toBeNull();
    expect(without(`![a](/uploads/${ONE})`, ONE, TWO)).toBeNull();
    expect(without(`![a][pic]\n\n[pic]: /uploads/${ONE}`, ONE)).toBeNull();
  });
});
