import { expect, it } from 'vitest';
import { speak } from '~/platform/i18n/index.server';
import { duration, progressBar, type Progress } from '~/server/cli/progress';

function watch(watched: boolean) {
  let said = '';
  let at = 0;
  const terminal = { locale: 'en' as const, t: speak('en'), out: () => undefined, err: (text: string) => (said += text), watched, width: 80 };
  const bar = progressBar(terminal, () => at);
  const show = (milliseconds: number, progress: Partial<Progress>): string => {
    said = '';
    at += milliseconds;
    bar.show({ step: 'posts', label: 'Making posts', done: 0, total: 1000, unit: 'rows', ...progress });
    return said;
  };
  return { show, end: () => ((said = ''), bar.end(), said) };
}

it('draws a bar with rate and time left where somebody watches', () => {
  const { show, end } = watch(true);
  show(0, { done: 0 });
  expect(show(2000, { done: 500 })).toContain('████████████░░░░░░░░░░░░ 50 % · 500 of 1,000 · 250/s · 0:02 left');
  expect(show(20, { done: 505 })).toBe('');
  expect(show(2000, { done: 1000 })).toContain('100 %');
  expect(end()).toBe('\r\u001b[2K');
  expect(end()).toBe('');
});

it('writes a line now and then where nobody watches', () => {
  const { show, end } = watch(false);
  expect(show(0, { step: 'reading', label: 'Reading Posts.xml', unit: 'bytes', done: 0, total: 5_000_000 })).toBe('Reading Posts.xml 0 % · 0 of 5 MB\n');
  expect(show(5000, { step: 'reading', unit: 'bytes', done: 1_000_000, total: 5_000_000 })).toBe('');
  expect(show(6000, { step: 'reading', label: 'Reading Posts.xml', unit: 'bytes', done: 2_200_000, total: 5_000_000 })).toBe(
    'Reading Posts.xml 44 % · 2.2 of 5 MB · 0.2 MB/s · 0:14 left\n',
  );
  expect(end()).toBe('');
});

it('says how long', () => {
  expect([0, 59.2, 61, 3725].map(duration)).toEqual(['0:00', '1:00', '1:01', '1:02:05']);
});
