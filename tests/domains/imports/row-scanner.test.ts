import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRows } from '~/domains/imports/dump/row-scanner.server';
import { removeDumps, writeDump } from './dump';

removeDumps();

async function scan(content: string | Buffer) {
  const directory = await writeDump({});
  const file = path.join(directory, 'file.xml');
  await writeFile(file, content);
  const rows: Record<string, string | undefined>[] = [];
  const lines: number[] = [];
  const broken: string[] = [];
  for await (const found of readRows(file)) {
    for (const one of found) {
      if (one.broken !== undefined) broken.push(`${one.line} ${one.broken}`);
      else {
        rows.push({ ...one.attributes });
        lines.push(one.line);
      }
    }
  }
  return { rows, lines, broken };
}

const dump = (...rows: string[]) => `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<posts>\n${rows.join('\n')}\n</posts>\n`;

describe('readRows', () => {
  it('reads attributes with entities, references and either quote', async () => {
    const { rows, broken } = await scan(dump(`<row Id="1" A="&lt;p&gt; &amp;amp; &quot;x&quot; &#xA;&#233;&#x1F600;" B='it "is" > so'/>`));
    expect(rows).toEqual([{ Id: '1', A: '<p> &amp; "x" \né😀', B: 'it "is" > so' }]);
    expect(broken).toEqual([]);
  });

  it('gives the line on which each row begins, also where values go over several', async () => {
    const { rows, lines } = await scan(dump('<row Id="1" A="a\nb\tc" />', '<!-- <row Id="9" /> -->', '', '<row Id="2"></row>', '<row\n Id="3"\n/>'));
    expect(rows).toEqual([{ Id: '1', A: 'a b c' }, { Id: '2' }, { Id: '3' }]);
    expect(lines).toEqual([3, 7, 8]);
  });

  it.each([
    ['a reference that XML does not know', '<row Id="2" A="&nbsp;" />'],
    ['a bare ampersand', '<row Id="2" A="a & b" />'],
    ['a reference to no character', '<row Id="2" A="&#xD800;" />'],
    ['a quote that does not close', '<row Id="2" A="abc />'],
    ['a quote that does not open', '<row Id="2" A=abc" />'],
    ['a tag inside a value', '<row Id="2" A="a <b>c</b> d" />'],
    ['an attribute that comes twice', '<row Id="2" Id="3" />'],
    ['attributes without a space', '<row Id="2"A="x" />'],
    ['no end', '<row Id="2" A="x"'],
  ])('names a row with %s and goes on', async (_, row) => {
    const { rows, broken } = await scan(dump('<row Id="1" />', row, '<row Id="4" />'));
    expect(rows.map((each) => each.Id)).toEqual(['1', '4']);
    expect(broken).toEqual(['4 brokenRow']);
  });

  it('names the row in which a file ends', async () => {
    expect((await scan('<posts>\n<row Id="1" />\n<row Id="2" Body="abc')).broken).toEqual(['3 cutShort']);
  });

  it('says that a file ends without its closing tag', async () => {
    expect((await scan('<posts>\n<row Id="1" />\n')).broken).toEqual(['3 noEnd']);
  });

  it('names what is no row', async () => {
    expect((await scan(dump('<row Id="1" />', 'noise', '<other/>', '<row Id="2" />'))).broken).toEqual(['4 strayText', '5 strayText']);
    expect((await scan('')).broken).toEqual(['1 notADump']);
    expect((await scan('just text')).broken).toContain('1 notADump');
  });

  it('drops control characters and says so', async () => {
    const directory = await writeDump({ file: dump('<row Id="1" A="a&#x1;b\u0002c" />') });
    for await (const found of readRows(path.join(directory, 'file.xml'))) {
      for (const one of found) expect(one).toMatchObject({ mended: true, attributes: { A: 'abc' } });
    }
  });

  it('puts rows together that lie in several chunks', async () => {
    const long = 'é'.repeat(100_000);
    const { rows, broken } = await scan(dump(...Array.from({ length: 12 }, (_, id) => `<row Id="${id}" A="${long}" />`)));
    expect(rows.map((row) => row.Id)).toEqual(Array.from({ length: 12 }, (_, id) => String(id)));
    expect(rows.every((row) => row.A === long)).toBe(true);
    expect(broken).toEqual([]);
  });

  it('reads other encodings that the file names', async () => {
    const text = '<?xml version="1.0" encoding="utf-16"?>\n<posts>\n<row Id="1" A="é" />\n</posts>';
    expect((await scan(Buffer.from(`\uFEFF${text}`, 'utf16le'))).rows).toEqual([{ Id: '1', A: 'é' }]);
    // Without a mark, and what says that it is of two bytes and is not.
    expect((await scan(Buffer.from(text, 'utf16le'))).rows).toEqual([{ Id: '1', A: 'é' }]);
    expect((await scan(Buffer.from(text))).rows).toEqual([{ Id: '1', A: 'é' }]);
    expect((await scan(Buffer.from(text.replace('utf-16', 'iso-8859-1'), 'latin1'))).rows).toEqual([{ Id: '1', A: 'é' }]);
  });
});
