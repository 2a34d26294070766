/**
 * Draws `public/icons.svg` (one sprite) and `app/ui/icon-sprite.ts` (its address and the names in it) from lucide-static.
 * Run `node scripts/make-icons.mjs` after changing the list; both files are committed.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Short name in our pages -> file name in lucide. */
const ICONS = {
  alert: 'triangle-alert',
  archive: 'archive',
  at: 'at-sign',
  bell: 'bell',
  'bell-off': 'bell-off',
  bold: 'bold',
  book: 'book-open',
  bookmark: 'bookmark',
  bulb: 'lightbulb',
  calendar: 'calendar',
  camera: 'camera',
  chart: 'chart-no-axes-column',
  chat: 'message-circle',
  check: 'check',
  circle: 'circle',
  'circle-check': 'circle-check',
  clock: 'clock',
  code: 'code',
  comment: 'message-square',
  copy: 'copy',
  database: 'database',
  down: 'chevron-down',
  download: 'download',
  external: 'external-link',
  eye: 'eye',
  'eye-off': 'eye-off',
  feed: 'rss',
  filter: 'list-filter',
  flag: 'flag',
  folder: 'folder',
  globe: 'globe',
  hash: 'hash',
  heart: 'heart',
  help: 'circle-question-mark',
  history: 'history',
  home: 'house',
  image: 'image',
  inbox: 'inbox',
  info: 'info',
  italic: 'italic',
  key: 'key-round',
  keyboard: 'keyboard',
  layers: 'layers',
  left: 'chevron-left',
  link: 'link',
  list: 'list',
  'list-ordered': 'list-ordered',
  lock: 'lock',
  'log-out': 'log-out',
  mail: 'mail',
  'map-pin': 'map-pin',
  megaphone: 'megaphone',
  menu: 'menu',
  monitor: 'monitor',
  moon: 'moon',
  more: 'ellipsis',
  move: 'folder-input',
  pencil: 'pencil',
  pin: 'pin',
  plus: 'plus',
  quote: 'text-quote',
  refresh: 'refresh-cw',
  reply: 'reply',
  right: 'chevron-right',
  search: 'search',
  send: 'send',
  settings: 'settings',
  shield: 'shield',
  smile: 'smile',
  sparkle: 'sparkles',
  star: 'star',
  sun: 'sun',
  table: 'table',
  tag: 'tag',
  trash: 'trash-2',
  trophy: 'trophy',
  undo: 'undo-2',
  unlock: 'lock-open',
  up: 'chevron-up',
  upload: 'upload',
  user: 'user',
  users: 'users',
  wrench: 'wrench',
  x: 'x',
  'x-circle': 'circle-x',
};

const root = fileURLToPath(new URL('..', import.meta.url));

function symbol([name, file]) {
  const svg = readFileSync(`${root}node_modules/lucide-static/icons/${file}.svg`, 'utf8');
  const shapes = svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace('</svg>', '')
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>');
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

const licence = '<!-- Icons from Lucide (lucide.dev), ISC licence; parts from Feather, MIT licence. -->';
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${licence}\n${Object.entries(ICONS).map(symbol).join('\n')}\n</svg>\n`;
const version = createHash('sha256').update(sprite).digest('hex').slice(0, 8);

writeFileSync(`${root}public/icons.svg`, sprite);
writeFileSync(
  `${root}app/ui/icon-sprite.ts`,
  `/* Written by scripts/make-icons.mjs. */

/** Address of the sprite; it changes with its content, so it may be cached for ever. */
export const SPRITE = '/icons.svg?v=${version}';

/** Every icon there is. */
export const ICON_NAMES = [
${Object.keys(ICONS).map((name) => `  '${name}',`).join('\n')}
] as const;

export type IconName = (typeof ICON_NAMES)[number];
`,
);
process.stdout.write(`public/icons.svg: ${Object.keys(ICONS).length} icons, ${sprite.length} bytes, v=${version}\n`);
