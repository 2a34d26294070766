import type { Tx } from '~/platform/db/index.server';
import { Invalid } from '~/platform/errors';
import type { Purpose } from './rules';
import { noteUseOf } from './uploads.store.server';

/**
 * Keeps one picture for good, as a portrait or a picture of the brand that is being saved.
 *
 * @param field of the form, for the error
 * @throws Invalid `uploadUnknown` on the field when there is no such picture of this purpose (and of this member)
 */
export async function takeUpload(tx: Tx, field: string, wanted: { id: string; purpose: Purpose; memberId?: string }): Promise<void> {
  if (!(await noteUseOf(tx, wanted))) throw new Invalid({ [field]: ['uploadUnknown'] });
}
