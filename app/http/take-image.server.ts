import type { Purpose } from '~/domains/uploads';
import { uploadImage } from '~/domains/uploads/index.server';
import { Invalid } from '~/platform/errors';
import type { MutationContext } from './mutation.server';

/**
 * Takes the picture that was chosen in a field of the form, and the field out of it.
 *
 * @returns the id of the upload; null when none was chosen
 * @throws Invalid on the field, when it is no picture that is taken here
 */
export async function takeImage({ form, actor }: MutationContext, field: string, purpose: Purpose): Promise<string | null> {
  const file = form.get(field);
  form.delete(field);
  if (!(file instanceof File) || file.size === 0) return null;
  try {
    const { id } = await uploadImage(actor, { bytes: Buffer.from(await file.arrayBuffer()), purpose, alt: '' });
    return id;
  } catch (error) {
    if (error instanceof Invalid) throw new Invalid({ [field]: Object.values(error.fields).flat() });
    throw error;
  }
}
