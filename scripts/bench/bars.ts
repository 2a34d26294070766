import type { Compared } from './compare-yardsticks';
import type { FirstView } from './first-view';
import type { Measured } from './measure-kinds';
import type { ReviewMeasured } from './moderation';
import type { Scaled } from './scale';

/** Something that was promised, and what came out. */
export interface Bar {
  claim: string;
  figure: string;
  holds: boolean;
}

export type NamedView = FirstView & { name: string; member: boolean };

const P95_MS = 150;
const STEADY_SHARE = 0.98;
const SHARE_OF_BARE = 0.6;
const KB = 1000;
const WEIGHTS = { visitorScript: 15 * KB, memberScript: 150 * KB, css: 25 * KB, html: 50 * KB };
const GROWTH = 1.3;

const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;
const bar = (claim: string, holds: boolean, figure: string): Bar => ({ claim, holds, figure });

/** The bars, by what they are about. */
export const bars = {
  kinds: (measured: Measured[]): Bar[] =>
    measured.flatMap(({ kind, promised = P95_MS, who, steady, most }) => [
      bar(`p95 < ${promised} ms at 50 requests/s: ${kind}, ${who}`, steady.p95 < promised && steady.rate > 50 * STEADY_SHARE, `${steady.p95.toFixed(0)} ms`),
      ...(most.failed + steady.failed > 0 ? [bar(`every request is answered: ${kind}, ${who}`, false, `${most.failed + steady.failed} failed`)] : []),
    ]),

  yardsticks: (compared: Compared[]): Bar[] => {
    const bare = compared.find(({ name }) => name.startsWith('bare'))!;
    const member = compared.find(({ name }) => name.startsWith('member'))!;
    const share = member.figures.rate / bare.figures.rate;
    return [bar(`member's thread page >= ${SHARE_OF_BARE} of the bare Remix page's requests/s`, share >= SHARE_OF_BARE, share.toFixed(2))];
  },

  views: (views: NamedView[]): Bar[] =>
    views.flatMap(({ name, member, html, css, script, foreign, framework }) => {
      const most = member ? WEIGHTS.memberScript : WEIGHTS.visitorScript;
      return [
        bar(`script <= ${kb(most)} gzipped: ${name}`, script.gzip <= most, kb(script.gzip)),
        ...(member ? [] : [bar(`no framework: ${name}`, !framework, framework ? 'React is there' : 'none')]),
        bar(`CSS <= ${kb(WEIGHTS.css)} gzipped: ${name}`, css.gzip <= WEIGHTS.css, kb(css.gzip)),
        bar(`HTML <= ${kb(WEIGHTS.html)} gzipped: ${name}`, html.gzip <= WEIGHTS.html, kb(html.gzip)),
        bar(`no request to others: ${name}`, foreign.length === 0, foreign.join(' ') || 'none'),
      ];
    }),

  review: (measured: ReviewMeasured[]): Bar[] =>
    measured.flatMap(({ what, most, steady, html }) => [
      bar(`p95 < ${P95_MS} ms: ${what}`, steady.p95 < P95_MS, `${steady.p95.toFixed(0)} ms`),
      ...(html === null ? [] : [bar(`HTML <= ${kb(WEIGHTS.html)}, not packed: ${what}`, html <= WEIGHTS.html, kb(html))]),
      ...((most?.failed ?? 0) + steady.failed > 0 ? [bar(`every request is answered: ${what}`, false, `${(most?.failed ?? 0) + steady.failed} failed`)] : []),
    ]),

  scale: (scaled: Scaled[]): Bar[] =>
    scaled.map(({ kind, small, large }) =>
      bar(`processor time at 1,000,000 posts <= ${GROWTH} x that at 10,000: ${kind}`, large / small <= GROWTH, `${(large / small).toFixed(2)} x`),
    ),
};
