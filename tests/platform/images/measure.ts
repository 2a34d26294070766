import { readFileSync } from 'node:fs';
import { IMAGE_SPECS } from '~/platform/images';
import { reencode } from '~/platform/images/index.server';

/** Run as a process of its own: re-encodes all the files named at once, and prints by how many bytes its memory grew. */
const files = process.argv.slice(2).map((file) => readFileSync(file));
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
const pictures = await Promise.all(files.map((file) => reencode(file, IMAGE_SPECS.post)));
clearInterval(watch);
process.stdout.write(JSON.stringify({ grown: peak - before, widths: pictures.map(({ width }) => width) }));
