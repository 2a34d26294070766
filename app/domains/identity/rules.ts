/** What names, addresses and secrets may look like. Pure: the browser may use it too. */

/** Lengths in characters (code points) after normalisation; times in minutes, hours or days as named. */
export const limits = {
  username: { min: 3, max: 20 },
  displayName: { min: 1, max: 60 },
  email: { max: 254 }, // RFC 5321, section 4.5.3.1.3
  password: { min: 8, max: 200 }, // at least 8 and no less than 64 allowed: OWASP ASVS 5.0, 6.2.1 and 6.2.9
  tokenName: { min: 1, max: 60 },
  tokenDays: { max: 365 },
  codeTries: 5,
  codeMinutes: 10, // ASVS 5.0, 6.5.5
  resetMinutes: 60, // OWASP Forgot Password sheet
  signInMinutes: 30,
  confirmHours: 24,
  invitationDays: 7,
  setupDays: 30,
} as const;

/** The end of what does not end, in columns of time. */
export const FOR_GOOD = new Date('9999-12-31T00:00:00Z');

/**
 * Scripts that a username may be written in: those in everyday use today (UAX #31, table 5, and the living ones
 * of table 7). What belongs to none of them (old scripts, phonetic letters) is refused.
 */
const scripts = [
  'Latin', 'Greek', 'Cyrillic', 'Armenian', 'Hebrew', 'Arabic', 'Thaana', 'Devanagari', 'Bengali', 'Gurmukhi',
  'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar',
  'Georgian', 'Hangul', 'Ethiopic', 'Khmer', 'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Cherokee', 'Mongolian',
  'Canadian_Aboriginal', 'Tifinagh', 'Nko', 'Yi', 'Javanese', 'Balinese', 'Syriac',
].map((name) => ({ name, letters: new RegExp(`^\\p{Script_Extensions=${name}}$`, 'u') }));

/** Scripts that people do write together ("highly restrictive", UTS #39, section 5.2). */
const mixtures = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** Scripts whose accents all have composed letters: a loose mark on one of them is there to deceive. */
const composed = new Set(['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Cherokee']);

/**
 * The name in the form that is stored: NFKC, without spaces around it (and without the one character that the database
 * cannot hold). Full-width and styled letters become plain ones.
 */
export function normaliseUsername(typed: string): string {
  return typed.replaceAll('\0', '').normalize('NFKC').trim();
}

/** What addresses find the member by: lower case of the normalised name. */
export function usernameKey(username: string): string {
  return normaliseUsername(username).toLowerCase().normalize('NFKC');
}

/**
 * What is wrong with the shape of a username, as a key of the `errors` messages, or null.
 * Whether it is free, reserved or looks like another is asked of the database when it is taken.
 */
export function usernameProblem(typed: string): string | null {
  const name = normaliseUsername(typed);
  const letters = [...name];
  if (letters.length < limits.username.min) return `usernameTooShort|min=${limits.username.min}`;
  if (letters.length > limits.username.max) return `usernameTooLong|max=${limits.username.max}`;
  if (!/^[\p{L}\p{M}0-9._-]+$/u.test(name)) return 'usernameLetters';
  if (!/^[\p{L}0-9]/u.test(name) || !/[\p{L}\p{M}0-9]$/u.test(name) || /[._-]{2}/.test(name)) return 'usernameSeparators';
  if (!/\p{L}/u.test(name)) return 'usernameNeedsLetter';
  if (/\p{M}{3}/u.test(name) || /[0-9._-]\p{M}/u.test(name)) return 'usernameLetters';
  const used = scriptsOf(letters);
  if (!used) return 'usernameLetters';
  if (/\p{M}/u.test(name) && used.some((script) => composed.has(script))) return 'usernameLetters';
  if (used.length > 1 && !mixtures.some((mix) => used.every((script) => mix.includes(script)))) return 'usernameMixed';
  return null;
}

/**
 * The fewest scripts that explain the letters, each letter counting for the first of its scripts that another
 * letter needs anyway; null when a letter is of no script in use.
 */
function scriptsOf(letters: string[]): string[] | null {
  const used = new Set<string>();
  const shared: string[][] = [];
  for (const letter of letters) {
    if (!/\p{L}/u.test(letter)) continue;
    const of = scripts.filter((script) => script.letters.test(letter)).map((script) => script.name);
    if (of.length === 0) return null;
    if (of.length === 1) used.add(of[0]!);
    else shared.push(of);
  }
  for (const of of shared) if (!of.some((name) => used.has(name))) used.add(of[0]!);
  return [...used];
}

/**
 * Characters that turn the direction of writing, take no room, or are no characters. The two joiners may stay, which
 * some scripts and emoji need, and so may the selector of coloured emoji.
 */
const INVISIBLE = /(?!\u200C|\u200D|\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * One line of text as a name: NFC, control and direction characters taken out, spaces joined, at most two
 * combining marks in a row.
 */
export function cleanName(typed: string): string {
  return typed
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** What is wrong with a cleaned display name, as a key of the `errors` messages, or null. */
export function displayNameProblem(cleaned: string): string | null {
  const length = [...cleaned].length;
  if (length > limits.displayName.max) return `displayNameTooLong|max=${limits.displayName.max}`;
  if (length < limits.displayName.min || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(cleaned)) return 'displayNameEmpty';
  return null;
}

/** What one account an address may have is told by: NFKC, lower case. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** The password in the form that is hashed, so that the same keys on another system give the same one. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFC');
}

/** Whether letters can be sent to it, as far as its shape tells. Domains and names may be in any script. */
export function isEmail(typed: string): boolean {
  const value = typed.trim();
  if (value.length > limits.email.max || /[\s\p{C}]/u.test(value)) return false;
  return /^[^@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u.test(value);
}

/** Whether it names a time zone of the IANA database that this system knows, such as `Europe/Paris`. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
