import type { Engine, Found, Wanted } from './engine';
import { postgresEngine } from './postgres.server';

/** What was found, and who found it. */
export type Answered = Found & { engine: string; fellBack: boolean };

/** Has a search answered. */
export async function askEngines(wanted: Wanted): Promise<Answered> {
  return { ...(await postgresEngine.find(wanted)), engine: postgresEngine.name, fellBack: false };
}

/** Has the likeness of titles answered: ids of threads, the most alike first. */
export function findAlike(wanted: Parameters<Engine['alike']>[0]): Promise<string[]> {
  return postgresEngine.alike(wanted);
}
