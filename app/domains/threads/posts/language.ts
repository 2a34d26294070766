import { francAll } from 'franc-min';

/** Shorter texts cannot be told apart by their letters. */
const ENOUGH = 20;
/** How sure the comparison of letters has to be, and how far ahead of the other language (0..1, by trial on both). */
const SURE = 0.9;
const AHEAD = 0.08;

/** What says nothing about the language: code, addresses, quotes of others. */
const NOT_PROSE = /```[\s\S]*?(?:```|(?![\s\S]))|`[^`\n]*`|https?:\/\/\S+|^>.*$|^ {4}.*$/gm;

/** Small words of each language that its neighbours do not share. */
const SMALL_WORDS = {
  en: new Set('the and it is to of what how my this with for are you that can does have has not but was when which i from'.split(' ')),
  fr: new Set('le les des du est et une dans pour pas ce cette qui je vous il elle nous sur avec mon ma mais au aux sont où ça qu j c n comment quel quelle merci'.split(' ')),
};

/** Whether a text in Markdown is English or French; null when it is neither or could be either. */
export function detectLanguage(source: string): 'en' | 'fr' | null {
  const prose = source.replace(NOT_PROSE, ' ').slice(0, 2_000);
  return byLetters(prose) ?? byWords(prose);
}

function byLetters(prose: string): 'en' | 'fr' | null {
  if (prose.trim().length < ENOUGH) return null;
  const scores = new Map(francAll(prose));
  const [english, french] = [scores.get('eng') ?? 0, scores.get('fra') ?? 0];
  if (Math.max(english, french) < SURE || Math.abs(english - french) < AHEAD) return null;
  return english > french ? 'en' : 'fr';
}

/** Two small words of one language, and none of the other, decide where letters do not. */
function byWords(prose: string): 'en' | 'fr' | null {
  const words = prose.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language: 'en' | 'fr') => words.filter((word) => SMALL_WORDS[language].has(word)).length;
  const [english, french] = [count('en'), count('fr')];
  if (english >= 2 && french === 0) return 'en';
  return french >= 2 && english === 0 ? 'fr' : null;
}
