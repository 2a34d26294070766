/** Where a page of a list by time ended, as addresses say it: the instant, and what tells apart those of one instant. */
export interface Place {
  at: Date;
  key: string;
}

/** Reads `2031-01-02T03:04:05.678Z_key`; undefined when it is none. */
export function readPlace(text: string | null): Place | undefined {
  const [, instant = '', key = ''] = /^([^_]{1,30})_(.{1,254})$/.exec(text ?? '') ?? [];
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? undefined : { at, key };
}

/** Writes it. */
export function writePlace(at: Date, key: string): string {
  return `${at.toISOString()}_${key}`;
}
