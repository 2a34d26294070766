import { francAll } from 'franc-min';

/** Shorter texts cannot be told apart by their letters. */
const ENOUGH = 20;
/** How sure the comparison has to be of its choice, and how far ahead of the other language (0..1, by trial on both). */
const SURE = 0.9;
const AHEAD = 0.08;

/** What says nothing about the language: code, addresses, quotes of others. */
const NOT_PROSE = /```[\s\S]*?(```|$)|`[^`\n]*`|https?:\/\/\S+|^>.*$|^ {4}.*$/gm;

/** Whether a text in Markdown is English or French; null when it is neither or could be either. */
export function detectLanguage(source: string): 'en' | 'fr' | null {
  const prose = source.replace(NOT_PROSE, ' ').slice(0, 2_000);
  if (prose.trim().length < ENOUGH) return null;
  const scores = new Map(francAll(prose));
  const [english, french] = [scores.get('eng') ?? 0, scores.get('fra') ?? 0];
  if (Math.max(english, french) < SURE || Math.abs(english - french) < AHEAD) return null;
  return english > french ? 'en' : 'fr';
}
