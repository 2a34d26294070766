import type { Actor } from '~/domains/identity';
import { editHeldInput } from '~/domains/threads';
import { editHeld, getHeld, listHeld, withdrawHeld } from '~/domains/threads/index.server';
import { endpoint, type Reply } from '~/http/api/endpoint';
import { heldParams } from '~/http/api/params';
import { heldShape } from '~/http/api/thread-shapes';
import { heldView } from '~/http/api/thread-views.server';
import { z } from 'zod';

const tag = 'Posts';

export const heldEndpoints = [
  endpoint({
    method: 'GET',
    path: '/held',
    tag,
    summary: 'Your texts that wait for a moderator, the latest first',
    scope: 'read',
    answer: { status: 200, schema: z.strictObject({ items: z.array(heldShape) }) },
    async run({ actor }) {
      return { body: { items: (await listHeld(actor)).map(heldView) } };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/held/{heldId}',
    tag,
    summary: 'One of your texts that wait',
    description: 'Once it is decided it is not found here: it is a post of the same id, or a draft of yours again.',
    scope: 'read',
    params: heldParams,
    answer: { status: 200, schema: heldShape },
    async run({ actor, params }) {
      const { location: _, held: __, ...reply } = await showHeld(actor, params.heldId);
      return reply;
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/held/{heldId}',
    tag,
    summary: 'Change a text that waits',
    description: 'It goes on waiting. What is left out stays; `title` and `tags` are those of a first post.',
    scope: 'write',
    params: heldParams,
    body: editHeldInput.omit({ heldId: true, version: true }).extend({ body: editHeldInput.shape.body.optional() }),
    versioned: true,
    answer: { status: 200, schema: heldShape },
    async run({ actor, params: { heldId }, body, version }) {
      const text = body.body ?? (await getHeld(actor, { heldId })).source;
      await editHeld(actor, { ...body, body: text, heldId, version });
      const { location: _, held: __, ...reply } = await showHeld(actor, heldId);
      return reply;
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/held/{heldId}',
    tag,
    summary: 'Withdraw a text that waits',
    description: 'It is a draft of yours again.',
    scope: 'write',
    params: heldParams,
    answer: { status: 204, schema: null },
    async run({ actor, params }) {
      await withdrawHeld(actor, params);
      return {};
    },
  }),
];

/** The answer when what was sent has to wait. */
export async function showHeld(actor: Actor, heldId: string): Promise<Reply> {
  const held = await getHeld(actor, { heldId });
  return { body: heldView(held), version: held.version, location: `/held/${heldId}`, held: true };
}
