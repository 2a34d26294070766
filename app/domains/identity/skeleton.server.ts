import table from './confusables.json';
import { normaliseUsername, usernameKey } from './rules';

const likes = new Map<string, string>();
for (const [target, letters] of Object.entries(table)) {
  for (const letter of letters) likes.set(letter, target);
}

/**
 * What a name looks like: equal skeletons cannot be told apart by eye (UTS #39, section 4, over NFKC; and once more in
 * lower case, so that it does not matter which of the letters are capitals). It is for comparing only, never shown.
 */
export function skeleton(name: string): string {
  return likeness(likeness(normaliseUsername(name)).toLowerCase()).toLowerCase();
}

function likeness(text: string): string {
  let like = '';
  for (const letter of text.normalize('NFD')) like += likes.get(letter) ?? letter;
  return like.normalize('NFD');
}

/** The three columns of a member's name. */
export function usernameColumns(typed: string): { username: string; usernameKey: string; usernameSkeleton: string } {
  const username = normaliseUsername(typed);
  return { username, usernameKey: usernameKey(username), usernameSkeleton: skeleton(username) };
}

/** Small capitals and their like, which UTS #39 keeps apart from the letters that people read in them. */
const small = new Map(
  [...'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkĸkʟlᴍmʍmɴnπnᴎnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'.matchAll(/(.)(.)/gu)].map((pair) => [pair[1]!, pair[2]!]),
);

/**
 * A coarser likeness, for names that nobody may borrow: also without accents and separators, with small capitals as
 * letters, i, l and 1, o and 0, rn and m, vv and w taken for one another, and digits for the letters they stand for.
 */
export function roughSkeleton(name: string): string {
  const plain = [...skeleton(name)].map((letter) => small.get(letter) ?? letter).join('');
  return plain
    .replace(/[\p{M}._\- ]/gu, '')
    .replace(/vv/g, 'w')
    .replace(/m/g, 'rn')
    .replace(/[i1]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/3/g, 'e')
    .replace(/4/g, 'a')
    .replace(/5/g, 's')
    .replace(/7/g, 't')
    .replace(/8/g, 'b');
}
