import { isMember, type Actor } from '~/domains/identity';
import { takeUpload } from '~/domains/uploads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { transaction, type Tx } from '~/platform/db/index.server';
import { Forbidden } from '~/platform/errors';
import { forgetSettings } from './get-settings.server';
import type { UpdateBrandInput, UpdateMailServerInput } from './input';
import { refusalOfSettings } from './policy';
import { writeSettings } from './settings.store.server';

/**
 * Changes what is given of name, texts, pictures, colour, language and time zone. Admins. Records `settings.changed`.
 * @throws Invalid on `logoId` or `faviconId` when there is no such picture of the brand
 */
export async function updateBrand(actor: Actor, input: UpdateBrandInput): Promise<void> {
  await change(actor, Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)), 'always', async (tx) => {
    for (const field of ['logoId', 'faviconId'] as const) {
      const id = input[field];
      if (id) await takeUpload(tx, field, { id, purpose: 'brand' });
    }
  });
}

/** Says where letters go out. Admins. Records `settings.changed`, without the values, which hold a password. */
export async function updateMailServer(actor: Actor, input: UpdateMailServerInput): Promise<void> {
  await change(actor, { ...input });
}

/** Ends the set-up: the wizard is not shown again. Admins. Doing it twice keeps the first instant. Records `settings.changed`. */
export async function finishSetup(actor: Actor): Promise<void> {
  await change(actor, { setupFinishedAt: now().toISOString() }, 'once');
}

async function change(
  actor: Actor,
  values: Record<string, unknown>,
  times: 'always' | 'once' = 'always',
  before?: (tx: Tx) => Promise<void>,
): Promise<void> {
  const refusal = refusalOfSettings(actor);
  if (refusal) throw new Forbidden(refusal);
  const keys = Object.keys(values);
  if (keys.length === 0) return;
  await transaction(async (tx) => {
    await before?.(tx);
    const written = await writeSettings(tx, values, isMember(actor) ? actor.id : null, times);
    if (written > 0) await record(tx, { kind: 'settings.changed', actor, data: { keys } });
  });
  forgetSettings();
}
