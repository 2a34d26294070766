import type { Locale } from './locale';
import { messagesOf } from './messages';
import { translator, type Speaker } from './translator';

const made = new Map<Locale, Speaker>();

/** The translator of a language on the server, made once a process. */
export function speak(locale: Locale): Speaker {
  let t = made.get(locale);
  if (!t) made.set(locale, (t = translator(locale, messagesOf(locale))));
  return t;
}
