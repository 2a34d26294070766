/** Every beginning with every end, both parted by `|`: "i will|i ll" and "call your boss|tell your wife" are four entries. */
export function pairs(beginnings: string, ends: string): string[] {
  return beginnings.split('|').flatMap((beginning) => ends.split('|').map((end) => `${beginning} ${end}`));
}
