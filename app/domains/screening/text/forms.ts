import { fold } from './fold';
import { leet } from './letters';

/** One reading of a part of a text: what it says when disguises are seen through, and where it stands in the source. */
export type Form = { text: string; start: number; end: number; disguise: 'none' | 'stretched' | 'digits' | 'parted' | 'starred' | 'cut' };

/**
 * A text read word by word: `words` as written, `said` the same with each disguised one as what it says (for phrases and for what
 * stands around a word), `forms` with every reading, `steps` the work that it took.
 */
export type Reading = { words: Form[]; said: Form[]; forms: Form[]; steps: number };

/** Longest run of parted letters that is read, and the longest piece of text without a space. */
const LONGEST_RUN = 24;
const LONGEST_CHUNK = 48;
/** Longest piece of a word that was broken by spaces. */
const PIECE = 4;
const WORD = /[\p{L}\p{N}]+/gu;
/** What stands together without a space: letters, digits, and the signs that are put for or between letters. */
const CHUNK = /[\p{L}\p{N}@$!|+€*#._~^=-]+/gu;

/** Readings without runs of three or more equal letters: each run as one letter, and as two. */
function unstretched(text: string): string[] {
  const one = text.replace(/(.)\1{2,}/gu, '$1');
  return one === text ? [] : [one, text.replace(/(.)\1{2,}/gu, '$1$1')];
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** "sh1t" as "shit"; null where digits prevail, as in names of machines. */
function withoutDigits(piece: string): string | null {
  const count = letters(piece);
  if (count < 2 || count * 2 + 1 < piece.length || count === piece.length) return null;
  let read = '';
  for (const sign of piece) read += leet.get(sign) ?? sign;
  return /^[a-z]+$/.test(read) ? read : null;
}

/** A piece without the signs around it. */
function bareOf(chunk: string): string {
  return chunk.replace(/^[^\p{L}\p{N}@$]+/u, '').replace(/[^\p{L}\p{N}€$]+$/u, '');
}

/** A word whose end is left to the reader ("encul*"), not one between the signs of Markdown. */
const CUT = /^\p{L}{4,}\*{1,3}$/u;

/** What a piece says as one word of a sentence, where it is disguised: "m3r3", "t4", "st_u_p_i_d"; null for any other. */
function saidBy(bare: string): string | null {
  if (/^@\p{L}/u.test(bare)) return null;
  const parts = bare.split(/[._~^=*+|#-]+/);
  if (parts.length >= 4 && parts.filter((part) => part.length === 1).length >= 3 && parts.every((part) => /^\p{L}{1,2}$/u.test(part))) return parts.join('');
  if (bare.length !== 2) return bare.length > 2 ? withoutDigits(bare) : null;
  const read = [...bare].map((sign) => leet.get(sign) ?? sign).join('');
  return read !== bare && letters(bare) === 1 && /^[a-z]+$/.test(read) ? read : null;
}

/** The words of a text, with each disguised piece in the place of the words that it was taken for. */
function wordsSaid(words: Form[], pieces: Form[]): Form[] {
  const said: Form[] = [];
  let next = 0;
  for (const word of words) {
    while (next < pieces.length && pieces[next]!.end <= word.start) next += 1;
    const piece = pieces[next];
    if (!piece || word.end <= piece.start) said.push(word);
    else if (said.at(-1) !== piece) said.push(piece);
  }
  return said;
}

/** The readings of one piece that has signs in it. */
function readingsOf(chunk: string, add: (text: string, disguise: Form['disguise']) => void): void {
  if (CUT.test(chunk)) add(chunk.replace(/\*+$/, '*'), 'cut');
  const bare = bareOf(chunk);
  if (bare.length < 3) return;
  const digits = withoutDigits(bare);
  if (digits) {
    add(digits, 'digits');
    if (bare.includes('1') || bare.includes('!')) add(withoutDigits(bare.replace(/[1!]/g, 'l')) ?? digits, 'digits');
    for (const each of unstretched(digits)) add(each, 'digits');
  }
  const joined = bare.replace(/[._~^=*+|#-]/g, '');
  if (joined !== bare && joined.length >= 3 && letters(joined) === joined.length) add(joined, 'parted');
  if (/\p{L}[*#]/u.test(bare) && letters(bare) >= 2) add(bare.replaceAll('#', '*'), 'starred');
}

/** Runs of single letters, as "c o n n a r d": the whole run and every part of four letters and more. */
function partedRun(run: Form[], add: (text: string, first: Form, last: Form) => void): void {
  const text = run.map((each) => leet.get(each.text) ?? each.text).join('');
  if (run.length < 3 || letters(run.map((each) => each.text).join('')) * 3 < run.length * 2) return;
  add(text, run[0]!, run.at(-1)!);
  for (let at = 0; at < run.length; at += 1) {
    for (let length = 4; length <= 12 && at + length <= run.length; length += 1) {
      if (length < run.length) add(text.slice(at, at + length), run[at]!, run[at + length - 1]!);
    }
  }
}

/**
 * Reads a text for comparing. The work grows with its length: each letter is looked at a bounded number of times,
 * whatever the text (`steps` counts units of forms made; a test holds it to the length).
 */
export function read(source: string): Reading {
  const folded = fold(source);
  const forms: Form[] = [];
  const words: Form[] = [];
  let steps = source.length;
  const add = (text: string, first: number, last: number, disguise: Form['disguise']): void => {
    steps += text.length;
    forms.push({ text, start: folded.from[first]!, end: folded.to[last]!, disguise });
  };

  let run: Form[] = [];
  let runEnd = -9;
  const endRun = (): void => {
    partedRun(run, (text, first, last) => {
      steps += text.length;
      forms.push({ text, start: first.start, end: last.end, disguise: 'parted' });
    });
    run = [];
  };
  let before: { word: Form; at: number } | null = null;
  let pieces: Form[] = [];
  let piecesEnd = -9;
  for (const match of folded.text.matchAll(WORD)) {
    const [text] = match;
    const last = match.index + text.length - 1;
    const shorter = unstretched(text);
    add(text, match.index, last, 'none');
    const word = forms.at(-1)!;
    // "saIaud": a capital I within small letters is read as an l.
    const written = source.slice(word.start, word.end);
    if (/\p{Ll}I\p{Ll}/u.test(written) && written.length === text.length) add([...written].map((sign, place) => (sign === 'I' ? 'l' : text[place])).join(''), match.index, last, 'digits');
    for (const each of shorter) add(each, match.index, last, 'stretched');
    words.push(shorter.length > 0 ? { ...word, text: shorter[0]!, disguise: 'stretched' } : word);
    // "fu ck": two neighbours of which one has no vowel, so that it is no word by itself.
    if (before && match.index - before.at === 1 && folded.text[before.at] === ' ' && text.length + before.word.text.length <= 12) {
      const [left, right] = [before.word.text, text];
      if ((!/[aeiouy\d]/.test(left) || !/[aeiouy\d]/.test(right)) && left.length + right.length >= 4) {
        steps += left.length + right.length;
        forms.push({ text: left + right, start: before.word.start, end: word.end, disguise: 'parted' });
      }
    }
    before = { word, at: last + 1 };
    // "en cu lé": up to four short neighbours, one of them of two letters at most.
    if (text.length > PIECE || match.index - piecesEnd !== 1 || folded.text[piecesEnd] !== ' ') pieces = [];
    if (text.length <= PIECE) pieces = [...pieces.slice(-3), word];
    piecesEnd = last + 1;
    for (let count = 2; count <= pieces.length; count += 1) {
      const parts = pieces.slice(-count);
      const joined = parts.map((part) => part.text).join('');
      if (joined.length < 6 || joined.length > 12 || !parts.some((part) => part.text.length <= 2)) continue;
      steps += joined.length;
      forms.push({ text: joined, start: parts[0]!.start, end: word.end, disguise: 'parted' });
    }
    if (text.length === 1 && (run.length === 0 || match.index - runEnd <= 3) && run.length < LONGEST_RUN) run.push(word);
    else {
      endRun();
      if (text.length === 1) run.push(word);
    }
    runEnd = last + 1;
  }
  endRun();

  const unmasked: Form[] = [];
  for (const match of folded.text.matchAll(CHUNK)) {
    const [chunk] = match;
    steps += chunk.length;
    if (chunk.length > LONGEST_CHUNK || !/[^\p{L}]/u.test(chunk)) continue;
    const bare = bareOf(chunk);
    const saying = bare ? saidBy(bare) : null;
    const first = match.index + chunk.indexOf(bare);
    if (saying) unmasked.push({ text: saying, start: folded.from[first]!, end: folded.to[first + bare.length - 1]!, disguise: 'digits' });
    readingsOf(chunk, (text, disguise) => add(text, match.index, match.index + chunk.length - 1, disguise));
  }
  return { words, said: wordsSaid(words, unmasked), forms, steps };
}
