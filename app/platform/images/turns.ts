/** Lets through as much at once as fits under a limit; the rest waits in order. */
export type Turns = { take<T>(weight: number, work: () => Promise<T>): Promise<T> };

/**
 * @param atOnce pieces of work at the same time
 * @param most sum of their weights; a piece heavier than that has it alone
 */
export function makeTurns(atOnce: number, most: number): Turns {
  const waiting: { weight: number; start: () => void }[] = [];
  let running = 0;
  let load = 0;

  const next = () => {
    const first = waiting[0];
    if (!first || running === atOnce || (running > 0 && load + first.weight > most)) return;
    waiting.shift();
    running += 1;
    load += first.weight;
    first.start();
    next();
  };

  return {
    async take(weight, work) {
      await new Promise<void>((start) => {
        waiting.push({ weight, start });
        next();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        load -= weight;
        next();
      }
    },
  };
}
