const LENGTH = 50_000;

/** Repeats a pattern up to the longest text that may be posted. */
function fill(pattern: string, length = LENGTH): string {
  return pattern.repeat(Math.floor(length / pattern.length));
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('').slice(0, LENGTH);
}

const PATTERNS = [
  '[', ']', '![', '![[]()', '*', '_', '`', '~', '>', '> ', '<', '</', '<!--', '<?', '<![CDATA[', '<a ', '<a b="', '<http:', '-', '- ', '1) ', '> - ', '- > ',
  '+ ', '#', '# a\n', '---\n', 'a\n-\n', '```\n', '~~~\n', '\\', '\\[', '&', '&amp;', '&#x', '\0a', '\n', ' \n', 'a\n', '\t', '|', '|a', 'a|b\n-|-\n', '|-|\n',
  '*a **a ', '**a **a ', 'a_ ', '_a ', '*a_ ', '***a', 'a**bc* ', '[a', 'a]', '[a](', '[a](<b', '[a](b', '[ a_', '*[a_ ', '**x [a*b**c*](d)', '[a](b) ',
  '~a ~~b', '~~a ', '[a]: b\n', '[a]: b "', '[^', '[^1]', '[^1]: ', '[^1]: a\n', '@user1 ', '@a.', '@abc', '#slug ', '#a-', ':tada:', ':', ':a:', ':)', 'a:', 'a+.',
  'http://a.b ', 'http://', 'https://a.b/(', 'www.', 'www.a', 'a@b.c ', 'a@', '-@a.', '<a@b.c>', '"', '"a" ', "'a ", '...', 'a !', '« a » ', '- [ ] a\n', '- a\n',
  '    a\n', '\ud800', 'a\u0300\u0301', '\u00a0', '\u202e', '你好**世界**', 'مرحبا ', '👩‍👩‍👧‍👦',
];

/** Texts made to cost much more than their length: name and source, each of 50,000 characters at most. */
export const HOSTILE: [string, string][] = [
  ...PATTERNS.map((pattern): [string, string] => [`${JSON.stringify(pattern)} repeated`, fill(pattern)]),
  ['nested brackets', fill('[', 25_000) + fill(']', 25_000)],
  ['nested links', `${'['.repeat(6000)}a${'](b)'.repeat(6000)}`],
  ['1,000 nested quotes', `${'>'.repeat(1000)}a`],
  ['1,000 nested quotes, spaced', `${'> '.repeat(1000)}a`],
  ['nested quotes on every line', fill(`${'> '.repeat(100)}a\n`)],
  ['a quote with lazy lines', `${'>'.repeat(500)}a\n${fill('b\n', 48_000)}`],
  ['a list with lazy lines', `${'- '.repeat(100)}a\n${fill('b\n', 48_000)}`],
  ['a list that gets deeper', numbered(220, (index) => `${' '.repeat(index * 2)}- a\n`)],
  ['an empty deep list', `${'- '.repeat(20)}a${'\n'.repeat(49_000)}`],
  ['nested emphasis', '*a '.repeat(8000) + ' b*'.repeat(8000)],
  ['nested strong emphasis', '**a '.repeat(6000) + ' b**'.repeat(6000)],
  ['a row of ever more backticks', numbered(310, (index) => `e${'`'.repeat(index)}`)],
  ['a wide table', `${fill('|a', 24_000)}\n${fill('|-', 24_000)}\n`],
  ['a table of empty cells', `${'|a'.repeat(3000)}\n${'|-'.repeat(3000)}\n${fill('|\n', 30_000)}`],
  ['a long table', `|a|b|\n|-|-|\n${fill('|x|y|\n', 48_000)}`],
  ['many small tables', fill('|a|b|\n|-|-|\n|1|2|\n\n')],
  ['many footnotes', `${numbered(3000, (index) => `[^${index}]`)}\n\n${numbered(3000, (index) => `[^${index}]: x\n`)}`.slice(0, LENGTH)],
  ['one footnote, often', `[^a]: x\n\n${fill('[^a] ', 49_000)}`],
  ['footnotes in footnotes', `${numbered(2000, (index) => `[^${index}]: [^${index + 1}]\n`)}\n[^0]`],
  ['one long target, often', `[x]: ${'u'.repeat(20_000)}\n\n${'[x]'.repeat(8000)}`],
  ['many definitions', `${numbered(3000, (index) => `[x${index}]: u\n`)}${'[x1] '.repeat(1000)}`],
  ['ten thousand mentions', numbered(10_000, (index) => `@us${index} `)],
  ['long code', `\`\`\`js\n${fill('const a = {b: [1,"x"]};\n', 19_900)}\`\`\``],
  ['longer code', `\`\`\`js\n${fill('const a = {b: [1,"x"]};\n', 49_000)}\`\`\``],
  ...[['shell', '${${${\n'], ['console', '$ echo "${HOME\n> foo\n'], ['python-repl', '>>> f"{\n'], ['xml', '<script>\n'], ['php-template', '<?php "{$a\n']].map(
    ([language, unit]): [string, string] => [`${language} that opens and never closes`, `\`\`\`${language}\n${fill(unit!, 19_900)}\`\`\``],
  ),
  ...[['bash', '${'], ['js', '`${'], ['python', 'f"{'], ['swift', '"\\('], ['kotlin', '"${'], ['csharp', '$"{'], ['rust', '/*'], ['ruby', '"#{'], ['c', '*a'], ['ini', 'a.']].map(
    ([language, unit]): [string, string] => [`${language}, thousands within each other`, `\`\`\`${language}\n${fill(unit!, 19_000).replace(/(.{400})/g, '$1\n')}\`\`\``],
  ),
  ['a long address', `www.${fill('a.', 49_000)}`],
  ['a long e-mail', `${'a'.repeat(49_000)}@b.c`],
];
