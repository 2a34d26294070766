/**
 * Letters that people read as another one, beyond what Unicode's compatibility forms already settle (full width,
 * mathematical, circled ...). Chosen from UTS #39 `confusables.txt` for Latin; small capitals and strokes are our own.
 * Pairs: the letter, what it is read as.
 */
const PAIRS =
  // Cyrillic
  'аaвbсcԁdеeѓrһhіiїiјjкkӏlмmнhոnоoрpԛqгrѕsтtуyцuѵvԝwхxүyзzьbєeґrяrиn' +
  // Greek
  'αaβbγyδdεeηnιiκkνvοoρpτtυuχxωwςcσoϲcϳj' +
  // Armenian and Cherokee, as they are seen in spam
  'աwցgհhզqսuօo' +
  // small capitals, strokes and turned letters
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzøołlđdħhŧtƀbɨiıiɑaɡgɩiʋvəeǝeɔcɐaʇt';

const TWO: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', þ: 'th' };

/** What a small letter without accents is read as; letters that are themselves are not in it. */
export const readAs = new Map<string, string>([...[...PAIRS.matchAll(/(.)([a-z])/gu)].map((pair) => [pair[1]!, pair[2]!] as const), ...Object.entries(TWO)]);

/** What digits and signs stand for when they are put for letters ("sh1t", "@ss"). */
export const leet = new Map<string, string>(
  Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g', '@': 'a', $: 's', '!': 'i', '|': 'l', '+': 't', '€': 'e' }),
);
