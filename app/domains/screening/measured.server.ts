import { FIGURES } from './figures';

/** How often something spoke in labelled texts, and how often it was right then. */
export type MeasuredRow = { name: string; spoke: number; right: number };
/** What the bench found in one language: `bad` of so many `samples` were to be stopped. unseen: texts that the lists were not mended by. */
export type Measured = { language: string; set: string; samples: number; bad: number; rows: MeasuredRow[] };

/** The figures of `npm run bench:screening`, as it wrote them when this version was made, and the command that wrote them. */
export function measuredScreening(): { command: string; languages: Measured[] } {
  return FIGURES;
}
