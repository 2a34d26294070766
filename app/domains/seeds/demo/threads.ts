import { questions } from './questions';
import { talk } from './talk';

/** All threads of the demonstration. */
export const threads = [...talk, ...questions];
