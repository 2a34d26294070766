import { z } from 'zod';
import { limits, purposes } from './rules';

/** What is said with a picture that is uploaded; its bytes travel apart. */
const alt = z.string().trim().max(limits.alt, `tooLong|max=${limits.alt}`).default('');

export const uploadInput = z.strictObject({ purpose: z.enum(purposes, 'imagePurpose').default('post'), alt });
export type UploadInput = z.output<typeof uploadInput>;

export const setAltInput = z.strictObject({ id: z.string('required').min(1, 'required').max(40, 'uploadUnknown'), alt });
export type SetAltInput = z.output<typeof setAltInput>;
