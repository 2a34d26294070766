import type { Draft } from './draft';

/** Words between quotation marks, and lines that quote. What is between two marks holds neither of them, so each is paired with the next and the work grows with the length. */
const QUOTES = /"[^"\n]{1,600}"|“[^“”\n]{1,600}”|«[^«»\n]{1,600}»|^>.*$/gm;
/** With fewer letters of one's own beside it, what is quoted is what one says. Ours. */
const OWN_LETTERS = 30;
/** Fewer are enough for who asks about a message that they were sent: « Je reçois un mail « ... », c'est vous ? » */
const ASKING_LETTERS = 12;
const ASKING = /\b(?:e-?mail|sms|message|text|dm|received|got|sent|re[cç]u|re[cç]ois|[ée]crit)\b/i;

/** Where a text quotes somebody; nothing when it says hardly anything else. */
export function quotesIn(source: string): { start: number; end: number }[] {
  const quotes = [...source.matchAll(QUOTES)].map(({ 0: text, index }) => ({ start: index, end: index + text.length }));
  if (quotes.length === 0) return quotes;
  const rest = source.replace(QUOTES, '');
  const own = (rest.match(/\p{L}/gu) ?? []).length;
  return own >= (rest.includes('?') && ASKING.test(rest) ? ASKING_LETTERS : OWN_LETTERS) ? quotes : [];
}

/** Whether a place of a text is within what it quotes: who reports abuse or a fraud repeats it. */
export function isQuoted({ quotes }: Draft, start: number, end: number): boolean {
  return quotes.some((quote) => quote.start <= start && end <= quote.end);
}
