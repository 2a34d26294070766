import { z } from 'zod';
import { cleanName, displayNameProblem, isTimeZone, roles } from '~/domains/identity';
import { locales } from '~/platform/i18n';
import { lengths, muteLevels, readWebsite } from './rules';

const field = () => z.string('required').max(10_000, 'tooLong|max=10000');

/** Every field is replaced; an empty one is emptied. */
export const updateProfileInput = z.strictObject({
  displayName: field().transform(cleanName).superRefine((value, context) => {
    const message = value === '' ? null : displayNameProblem(value);
    if (message) context.addIssue({ code: 'custom', message });
  }),
  bio: field()
    .transform((value) => value.replace(/\r\n?/g, '\n').replaceAll('\0', '').normalize('NFC').trim())
    .refine((value) => [...value].length <= lengths.bio, `tooLong|max=${lengths.bio}`),
  location: field().transform(cleanName).refine((value) => [...value].length <= lengths.location, `tooLong|max=${lengths.location}`),
  website: field()
    .transform((value) => value.trim())
    .refine((value) => value === '' || readWebsite(value) !== null, 'websiteShape')
    .transform((value) => readWebsite(value) ?? '')
    .refine((value) => value.length <= lengths.website, `tooLong|max=${lengths.website}`),
});

export const updatePreferencesInput = z.strictObject({
  locale: z.enum(locales, 'localeUnknown').optional(),
  timeZone: z.string('required').refine(isTimeZone, 'timeZoneUnknown').optional(),
  /** null: as the system has it. */
  theme: z.enum(['light', 'dark'], 'themeUnknown').nullable().optional(),
  singleKeys: z.boolean('required').optional(),
});
export const setAvatarInput = z.strictObject({ uploadId: z.string('required').regex(/^[0-9a-z]{1,40}$/, 'uploadUnknown').nullable() });
export const listMembersInput = z.strictObject({
  cursor: z.string().max(60, 'cursorUnknown').optional(),
  limit: z.number().int('cursorUnknown').min(1, 'cursorUnknown').max(100, 'cursorUnknown').optional(),
});
export const muteMemberInput = z.strictObject({ memberId: z.string().regex(/^[0-9a-z]{1,40}$/), level: z.enum(muteLevels, 'muteLevelUnknown') });
export const listMutedInput = listMembersInput.extend({ level: z.enum(muteLevels, 'muteLevelUnknown') });
export const listMembersForStaffInput = listMembersInput.extend({
  /** Part of a name or, for admins, of an address. */
  q: z.string().max(100, 'tooLong|max=100').optional(),
  role: z.enum(roles, 'roleUnknown').optional(),
  status: z.enum(['active', 'unclaimed', 'closed'], 'statusUnknown').optional(),
});

export type UpdateProfileInput = z.output<typeof updateProfileInput>;
export type UpdatePreferencesInput = z.output<typeof updatePreferencesInput>;
export type SetAvatarInput = z.output<typeof setAvatarInput>;
export type ListMembersInput = z.output<typeof listMembersInput>;
export type ListMembersForStaffInput = z.output<typeof listMembersForStaffInput>;
export type MuteMemberInput = z.output<typeof muteMemberInput>;
export type ListMutedInput = z.output<typeof listMutedInput>;
