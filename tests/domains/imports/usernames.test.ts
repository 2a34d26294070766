import { describe, expect, it } from 'vitest';
import { usernameProblem } from '~/domains/identity';
import { usernamesFor } from '~/domains/imports/usernames.server';

const firstOf = (name: string, id: number, count = 4) => {
  const names = usernamesFor(name, id, 'Parvis');
  return Array.from({ length: count }, () => names.next().value);
};

describe('usernamesFor', () => {
  it('keeps the name, then adds the number, then has only the number', () => {
    expect(firstOf('François Dupré', 12)).toEqual(['François-Dupré', 'François-Dupré-12', 'user12', 'user12-2']);
  });

  it('has only the number where no letter of a name may stay, or it belongs to the staff', () => {
    expect(firstOf('рüффп', 3, 2)).toEqual(['user3', 'user3-2']);
    expect(firstOf('admin', 4, 1)).toEqual(['user4']);
    expect(firstOf('', -1, 1)).toEqual(['user1']);
  });

  it('makes nothing that the rules of usernames refuse', () => {
    const odd = ['A', '永劫回帰', 'Tomáš Zato - Reinstate Monica', '._-x-_.', 'a'.repeat(60), '12345', 'x@y.z', 'Ñandú  Ñandú', '𝓯𝓪𝓷𝓬𝔂'];
    for (const name of odd) for (const username of firstOf(name, 123_456_789)) expect(usernameProblem(username), `${name}: ${username}`).toBeNull();
  });
});
