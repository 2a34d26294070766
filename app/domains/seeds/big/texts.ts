import { random, type Random } from './random';
import { lexicons } from './words';

type Language = 'en' | 'fr';
type MadeText = { source: string; html: string; text: string };

type TextMaker = {
  body: (random: Random, paragraphs: number) => MadeText;
  /** A comment. */
  remark: (random: Random) => MadeText;
  title: (random: Random) => string;
};

const SENTENCES = 12_000;
const POOL_SEED = 11;

/**
 * Writes made-up texts: paragraphs of sentences that were put together once and are used again. Their HTML
 * is written here, and equals what the renderer makes of them (a test compares the two): rendering a million
 * posts one by one would take the time that a seed should save.
 */
export function textMaker(language: Language): TextMaker {
  const { things, openings, facts, closings, questions, titles, thanks } = lexicons[language];
  const of = <T>({ below }: Random, items: readonly T[]): T => items[below(items.length)]!;
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = (random: Random): string => {
    const form = random.below(10);
    if (form < 5) return `${of(random, openings)}, ${of(random, things)} ${of(random, facts)}.`;
    if (form < 8) return `${capital(of(random, things))} ${of(random, facts)}.`;
    return form === 8 ? of(random, closings) : of(random, questions);
  };
  const maker = random(POOL_SEED, language === 'en' ? 1 : 2);
  const pool = Array.from({ length: SENTENCES }, () => sentence(maker));

  const paragraph = (random: Random): string => {
    let text = of(random, pool);
    for (let more = 1 + random.below(4); more > 0; more--) text += ` ${of(random, pool)}`;
    return text;
  };
  const write = (paragraphs: readonly string[]): MadeText => ({
    source: paragraphs.join('\n\n'),
    html: paragraphs.map((each) => `<p>${typeset(each, language)}</p>\n`).join(''),
    text: paragraphs.join('\n\n'),
  });
  return {
    body: (random, paragraphs) => write(Array.from({ length: paragraphs }, () => paragraph(random))),
    remark: (random) => write([random.chance(0.4) ? of(random, thanks) : of(random, pool)]),
    title: (random) => typeset(`${of(random, titles)} ${of(random, things)} (${1 + random.below(900)})`, language),
  };
}

/** French asks for a no-break space before these marks. */
function typeset(text: string, language: Language): string {
  return language === 'fr' ? text.replace(/ ([?!;])/g, '\u202f$1').replace(/ :/g, '\u00a0:') : text;
}
