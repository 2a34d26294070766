import { now } from '~/platform/clock';
import { Conflict, Invalid } from '~/platform/errors';
import { fillBig, isEmpty, type BigStep } from './big/fill-big.store.server';
import type { BigWorld } from './big/plan';

type BigSeeded = BigWorld & { seconds: number };

/**
 * Makes the `big` world: a bilingual community of made-up people and texts with the long tails that real
 * ones have, for paging, ranking and load. The same figures make the same world, up to the present instant.
 *
 * @throws Conflict('seedNotEmpty') when there is a thread already
 * @throws Invalid on `posts` when there are fewer than threads
 */
export async function seedBig(
  world: BigWorld,
  onProgress: (step: BigStep, done: number, total: number) => void = () => undefined,
): Promise<BigSeeded> {
  if (world.posts < world.threads) throw new Invalid({ posts: ['seedTooFewPosts'] });
  if (!(await isEmpty())) throw new Conflict('seedNotEmpty');
  const started = now().getTime();
  await fillBig(world, started, onProgress);
  return { ...world, seconds: (now().getTime() - started) / 1000 };
}
