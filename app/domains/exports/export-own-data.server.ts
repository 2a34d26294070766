import type { Actor } from '~/domains/identity';
import { leavingAccount } from '~/domains/identity/index.server';
import { now } from '~/platform/clock';
import { limit } from '~/platform/limits/index.server';
import { parts, readPart } from './parts.store.server';

/** Named in the file, so that whoever reads it knows what to expect; grows by keys, never changes them. */
const FORMAT = 'parvis-own-data/1';

/**
 * A member's own data as JSON: an object with an array for each part. Made while it is read. Suspended members export as well.
 *
 * @param site name and address of the community, for the head of the file
 * @returns pieces of the text, in order
 * @throws Forbidden for visitors and programs with a token, TooMany after five in an hour
 */
export async function exportOwnData(actor: Actor, site: { name: string; origin: string }): Promise<AsyncGenerator<string>> {
  const member = leavingAccount(actor);
  await limit('ownData', member.id);
  return write(member.id, { format: FORMAT, community: site.name, address: site.origin, exportedAt: now().toISOString() });
}

async function* write(memberId: string, head: object): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const part of parts) {
    yield `,\n${JSON.stringify(part.name)}:[`;
    let separator = '\n';
    for await (const rows of readPart(part, memberId)) {
      yield separator + rows.join(',\n');
      separator = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}
