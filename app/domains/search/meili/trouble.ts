/** For so long, in milliseconds, a server that failed is not asked by readers' searches. */
const REST_MS = 10_000;

/** Since when Meilisearch fails in this process, and what it said last. */
export type Trouble = { since: Date; said: string };

let trouble: (Trouble & { askAgainAt: number }) | null = null;

export function currentTrouble(): Trouble | null {
  return trouble;
}

/** Whether it should be asked. */
export function mayBeAsked(at: Date): boolean {
  return trouble === null || at.getTime() >= trouble.askAgainAt;
}

/** @returns whether it worked until now */
export function noteTrouble(said: string, at: Date): boolean {
  const isNew = trouble === null;
  trouble = { since: trouble?.since ?? at, said, askAgainAt: at.getTime() + REST_MS };
  return isNew;
}

export function noteAnswer(): void {
  trouble = null;
}
