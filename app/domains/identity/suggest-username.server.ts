import { cleanName, limits, normaliseUsername, usernameProblem } from './rules';
import { isReserved } from './reserved.server';
import { usernameColumns } from './skeleton.server';

/**
 * A username made from any name, as for members who are imported: the name without spaces and signs, cut to length,
 * with a number behind it until it is free. Where nothing of a name can be kept it is `member` with a number.
 *
 * @param isFree asked with the columns that must be unique
 */
export function suggestUsername(name: string, brandName: string, isFree: (columns: { usernameKey: string; usernameSkeleton: string }) => boolean): string {
  const base = baseOf(name, brandName);
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : String(number);
    const username = [...base].slice(0, limits.username.max - end.length).join('').replace(/[._-]+$/, '') + end;
    if (usernameProblem(username) === null && !isReserved(username, brandName) && isFree(usernameColumns(username))) return username;
  }
}

function baseOf(name: string, brandName: string): string {
  const plain = normaliseUsername(cleanName(name))
    .replace(/[^\p{L}\p{M}0-9._-]+/gu, '-')
    .replace(/[._-]{2,}/g, '-')
    .replace(/^[^\p{L}0-9]+|[._-]+$/gu, '');
  const cut = [...plain].slice(0, limits.username.max).join('').replace(/[._-]+$/, '');
  const long = [...cut].length < limits.username.min ? `${cut}-member`.replace(/^-/, '') : cut;
  for (const candidate of [cut, long, `member-${cut}`]) {
    const fitting = [...candidate].slice(0, limits.username.max).join('').replace(/[._-]+$/, '');
    if (usernameProblem(fitting) === null && !isReserved(fitting, brandName)) return fitting;
  }
  return 'member';
}
