import { letterBody } from '~/http/letter-body';
import { htmlFor } from '~/http/outbox.server';
import { page } from '~/http/page.server';

export const loader = page('manager', async ({ actor, params }) => letterBody(await htmlFor(actor, params.id ?? '')));
