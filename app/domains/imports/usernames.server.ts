import { limits } from '~/domains/identity';
import { suggestUsername } from '~/domains/identity/index.server';

/**
 * Usernames that a member of another platform may get here, best first and without end: made from the name,
 * then with the member's number there behind it, then from the number alone. The number keeps the tenth
 * thousand of Johns from trying all names of the others.
 *
 * @param name as shown there, e.g. `François G. Dorais`; may be empty
 * @param id number there; the house account of Stack Exchange has -1
 * @param brandName for the names that nobody may borrow
 */
export function* usernamesFor(name: string, id: number, brandName: string): Generator<string, never> {
  const fitting = (wish: string) => suggestUsername(wish, brandName, () => true);
  const number = String(Math.abs(id));
  const own = fitting(name);
  if (own !== fitting('')) {
    yield own;
    const room = limits.username.max - number.length - 1;
    yield fitting(`${[...own].slice(0, room).join('').replace(/[._-]+$/, '')}-${number}`);
  }
  yield `user${number}`;
  for (let time = 2; ; time++) yield `user${number}-${time}`;
}
