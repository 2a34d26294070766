/** Measures against a member, in words and figures. Pure. */

export const sanctionKinds = ['warning', 'silence', 'suspension', 'ban'] as const;
export type SanctionKind = (typeof sanctionKinds)[number];

/** How long a silence or a suspension lasts, in hours, one step after the other (peers.md, M15). */
export const LADDER = [24, 72, 168, 720] as const;

/** What is given; `hours` null for a warning, a ban, and what lasts until somebody lifts it. */
export type SanctionWish = { kind: SanctionKind; hours: number | null };

/**
 * What is proposed, not imposed: a warning to whoever was never given anything, then silence, each time for longer, and
 * when the longest is used up, suspension.
 *
 * @param earlier what the member was given before and was not taken back
 */
export function proposedSanction(earlier: readonly { kind: SanctionKind }[]): SanctionWish {
  if (earlier.length === 0) return { kind: 'warning', hours: null };
  const steps = earlier.filter(({ kind }) => kind === 'silence' || kind === 'suspension').length;
  const last = LADDER.length - 1;
  return { kind: steps > last ? 'suspension' : 'silence', hours: LADDER[Math.min(steps, last)] ?? null };
}

/** All that can be given, each written as forms send it: `warning`, `silence-72`, `ban`. */
export const sanctionChoices: readonly string[] = sanctionKinds.flatMap((kind) => (hasLength(kind) ? LADDER.map((hours) => writeSanction({ kind, hours })) : [kind]));

/** As forms send it. */
export function writeSanction({ kind, hours }: SanctionWish): string {
  return hours === null ? kind : `${kind}-${hours}`;
}

/** What a form sent; null when it is no sanction. */
export function readSanction(written: string): SanctionWish | null {
  if (!sanctionChoices.includes(written)) return null;
  const [kind, hours] = written.split('-');
  return { kind: kind as SanctionKind, hours: hours === undefined ? null : Number(hours) };
}

function hasLength(kind: SanctionKind): boolean {
  return kind === 'silence' || kind === 'suspension';
}
