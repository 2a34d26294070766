import { now } from '~/platform/clock';
import { log } from '~/platform/log/index.server';
import { meilisearch } from '../meili/client.server';
import { meilisearchEngine } from '../meili/meilisearch-engine.server';
import { mayBeAsked, noteAnswer, noteTrouble } from '../meili/trouble';
import type { Engine, Found, Wanted } from './engine';
import { postgresEngine } from './postgres.server';

/** What was found, and who found it. */
export type Answered = Found & {
  engine: Engine['name'];
  /** Meilisearch should have answered and could not. */
  fellBack: boolean;
};

/** Has a search answered: by Meilisearch where there is one and there are words to look for, otherwise, or when it fails, by the database. */
export async function askEngines(wanted: Wanted): Promise<Answered> {
  const hasWords = wanted.terms.length > 0 || wanted.query.phrases.length > 0;
  return hasWords ? answerBy((engine) => engine.find(wanted)) : { ...(await postgresEngine.find(wanted)), engine: postgresEngine.name, fellBack: false };
}

/** Has the likeness of titles answered: ids of threads, the most alike first. */
export async function findAlike(wanted: Parameters<Engine['alike']>[0]): Promise<string[]> {
  return (await answerBy(async (engine) => ({ ids: await engine.alike(wanted) }))).ids;
}

async function answerBy<T extends object>(ask: (engine: Engine) => Promise<T>): Promise<T & { engine: Engine['name']; fellBack: boolean }> {
  const configured = meilisearch() !== null;
  if (configured && mayBeAsked(now())) {
    try {
      const answer = await ask(meilisearchEngine);
      noteAnswer();
      return { ...answer, engine: meilisearchEngine.name, fellBack: false };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (noteTrouble(said, now())) log.warn({ err: error }, 'Meilisearch does not answer: PostgreSQL does');
    }
  }
  return { ...(await ask(postgresEngine)), engine: postgresEngine.name, fellBack: configured };
}
