import type { Bar, NamedView } from './bars';
import type { Compared } from './compare-yardsticks';
import type { Measured } from './measure-kinds';
import type { ReviewMeasured } from './moderation';
import type { Scaled } from './scale';

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** Throughput of the yardsticks and of the thread page. */
export function printYardsticks(compared: Compared[]): void {
  table(
    'Thread of 20 posts beside the yardsticks (nothing packed, 10 connections, each in turn)',
    ['page', 'requests/s', 'rounds', 'p50 ms', 'p95 ms', 'p99 ms', 'bytes'],
    compared.map(({ name, rates, figures }) => [
      name, figures.rate.toFixed(0), rates.map((rate) => rate.toFixed(0)).join(' '), ms(figures.p50), ms(figures.p95), ms(figures.p99), String(figures.bytes),
    ]),
  );
}

/** Each kind of page, as fast as it goes and at fifty requests a second. */
export function printKinds(measured: Measured[]): void {
  table(
    'Kinds of pages (packed by gzip; as fast as they go on 10 connections, and at 50 requests/s)',
    ['kind', 'who', 'requests/s', 'p50', 'p95', 'p99', 'at 50/s: p50', 'p95', 'p99', 'kB sent', 'RSS MB'],
    measured.map(({ kind, who, most, steady, rss }) => [
      kind, who, most.rate.toFixed(0), ms(most.p50), ms(most.p95), ms(most.p99), ms(steady.p50), ms(steady.p95), ms(steady.p99), kb(most.bytes), rss.toFixed(0),
    ]),
  );
}

/** The review queue, for moderators. */
export function printReview(measured: ReviewMeasured[]): void {
  table(
    'The review queue with 1,000 open items (as fast as it goes on 10 connections, and at 20 requests/s; decisions by five moderators at once)',
    ['what', 'requests/s', 'p50', 'p95', 'steady: p50', 'p95', 'statements', 'HTML kB'],
    measured.map(({ what, most, steady, statements, html }) => [
      what, (most ?? steady).rate.toFixed(0), most ? ms(most.p50) : '', most ? ms(most.p95) : '', ms(steady.p50), ms(steady.p95), statements.toFixed(1), html === null ? '' : kb(html),
    ]),
  );
}

/** What a browser loads at first. */
export function printViews(views: NamedView[]): void {
  table(
    'First view in Chromium (kB: gzipped, in brackets as it is)',
    ['page', 'HTML', 'CSS', 'script', 'framework', 'other sites'],
    views.map(({ name, html, css, script, framework, foreign }) => [
      name, ...[html, css, script].map(({ gzip, plain }) => `${kb(gzip)} (${kb(plain)})`), framework ? 'React' : 'none', String(foreign.length),
    ]),
  );
}

/** Processor time by the size of the world. */
export function printScale(scaled: Scaled[]): void {
  table(
    'Processor milliseconds a request, server and PostgreSQL together',
    ['kind', '10,000 posts', '1,000,000 posts', 'ratio'],
    scaled.map(({ kind, small, large }) => [kind, small.toFixed(2), large.toFixed(2), (large / small).toFixed(2)]),
  );
}

/** What was promised, and whether it holds. */
export function printBars(bars: Bar[]): void {
  table('Bars', ['', 'promised', 'measured'], bars.map(({ claim, figure, holds }) => [holds ? 'OK' : 'MISSED', claim, figure]));
  const missed = bars.filter(({ holds }) => !holds).length;
  console.log(`\n${bars.length - missed} OK, ${missed} MISSED`);
}

function table(title: string, head: string[], rows: string[][]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const isNumber = (column: number): boolean => rows.every((row) => /^[\d.,]+$/.test(row[column] ?? ''));
  const line = (row: string[]): string =>
    row.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd();
  console.log(`\n${title}\n${line(head)}`);
  for (const row of rows) console.log(line(row));
}
