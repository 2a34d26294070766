import { page } from '~/http/page.server';
import { NotFound } from '~/platform/errors';

/** Every address that leads nowhere. */
export const loader = page('everyone', async () => {
  throw new NotFound();
});

export default function Nowhere(): null {
  return null;
}
