import type { Terminal } from './terminal';

const REDRAW_MS = 100;
/** Without somebody watching, a line so often is enough for a log. */
const LINE_MS = 10_000;
const BAR = 24;

export type Progress = {
  /** Rate and time left begin anew with every step. */
  step: string;
  /** What is being done, e.g. `Reading Posts.xml`. */
  label: string;
  done: number;
  total: number;
  /** Bytes are shown in MB. */
  unit: 'bytes' | 'rows';
};

/**
 * Shows how far long work is: a bar with rate and time left where somebody watches, a line now and then
 * where not. Call `end` before writing anything else.
 *
 * @param clock milliseconds that only ever grow
 */
export function progressBar(terminal: Terminal, clock: () => number = () => performance.now()): { show: (progress: Progress) => void; end: () => void } {
  let begun = { step: '', at: 0, done: 0 };
  let shownAt = -Infinity;
  let drawn = false;

  const show = (progress: Progress): void => {
    const at = clock();
    const isNew = progress.step !== begun.step;
    if (isNew) begun = { step: progress.step, at, done: progress.done };
    const complete = progress.done >= progress.total;
    if (!isNew && !complete && at - shownAt < (terminal.watched ? REDRAW_MS : LINE_MS)) return;
    shownAt = at;
    const rate = ((progress.done - begun.done) / Math.max(1, at - begun.at)) * 1000;
    const line = describe(terminal, progress, rate);
    if (!terminal.watched) terminal.err(`${line}\n`);
    else terminal.err(`\r\u001b[2K${[...line].slice(0, terminal.width - 1).join('')}`);
    drawn = terminal.watched;
  };
  const end = (): void => {
    if (drawn) terminal.err('\r\u001b[2K');
    drawn = false;
  };
  return { show, end };
}

function describe({ t, locale, watched }: Terminal, { label, done, total, unit }: Progress, rate: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const number = (value: number, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const amount = (value: number) => (unit === 'bytes' ? number(value / 1e6, 1) : number(value));
  const parts = [
    t(unit === 'bytes' ? 'cli.progress.bytes' : 'cli.progress.rows', { done: amount(done), total: amount(total) }),
  ];
  if (rate > 0) parts.push(t(unit === 'bytes' ? 'cli.progress.byteRate' : 'cli.progress.rowRate', { rate: amount(rate) }));
  if (rate > 0 && done < total) parts.push(t('cli.progress.left', { time: duration((total - done) / rate) }));
  const filled = Math.round(share * BAR);
  const bar = watched ? `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ` : '';
  return `${label} ${bar}${number(share * 100)} % · ${parts.join(' · ')}`;
}

/** `1:02:03`, `2:03`; seconds rounded up. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
