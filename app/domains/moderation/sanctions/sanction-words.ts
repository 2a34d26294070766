import type { MessageValues } from '~/platform/i18n';
import { readSanction } from './sanction-rules';

type Say = (key: string, values?: MessageValues) => string;

/** What a member was given, in a sentence to them. */
export function sanctionSubject(kind: string, until: Date | string | null, t: Say): string {
  return t(`sanctions.subject.${kind}`, { ends: until ? 'yes' : 'no', until: until ? new Date(until).getTime() : 0 });
}

/** A measure to choose, as forms send it: "Silence for 3 days". */
export function choiceWords(choice: string, t: Say): string {
  const wish = readSanction(choice);
  return t(`sanctions.choice.${wish?.kind ?? 'none'}`, { days: (wish?.hours ?? 0) / 24 });
}
