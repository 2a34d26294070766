import { redirect } from '@remix-run/node';
import { verb } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { visitOf } from '~/http/visit.server';
import { signOut } from '~/domains/identity/index.server';

/** The address alone signs nobody out: it could stand in any page or letter. */
export const loader = page('everyone', async () => redirect('/'));

export const action = verb('everyone', async (ctx) => {
  ctx.headers.append('Set-Cookie', await signOut(ctx.actor, visitOf(ctx)));
  return ctx.done('/', { key: 'flash.signedOut' });
});
