import { z } from 'zod';
import { digestRhythms, mailChoices, noticeKinds, type Choice, type NoticeKind } from './rules';

/** `22:30`; empty is none. */
const timeOfDay = z.string().regex(/^(?:([01]\d|2[0-3]):[0-5]\d)?$/, 'timeOfDayUnknown');
const choice = z.strictObject({ site: z.boolean(), mail: z.enum(mailChoices, 'choiceUnknown') });

export const readNotificationsInput = z.strictObject({ ids: z.array(z.string().max(40)).max(100).optional() });

const forAllMail = {
  digest: z.enum(digestRhythms, 'choiceUnknown'),
  /** Times of day in the member's zone, both or none. */
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
};

/** An object with one value for each kind. */
const forEachKind = <S extends z.ZodType>(schema: S) =>
  z.strictObject(Object.fromEntries(noticeKinds.map((kind) => [kind, schema])) as Record<NoticeKind, S>);

const quiet = <S extends z.ZodType<{ quietFrom: string; quietTo: string }>>(schema: S) =>
  schema
    .refine(({ quietFrom, quietTo }) => (quietFrom === '') === (quietTo === ''), { path: ['quietTo'], error: 'quietBothOrNone' })
    .refine(({ quietFrom, quietTo }) => quietFrom === '' || quietFrom !== quietTo, { path: ['quietTo'], error: 'quietSame' });

export const savePreferencesInput = quiet(z.strictObject({ ...forAllMail, kinds: forEachKind(choice) }));

/** The same as a form sends it: a tick for each kind that is shown on the site. */
export const preferencesForm = quiet(
  z.strictObject({ ...forAllMail, site: z.array(z.enum(noticeKinds, 'choiceUnknown')).max(noticeKinds.length).default([]), mail: forEachKind(z.enum(mailChoices, 'choiceUnknown')) }),
).transform(({ site, mail, ...all }): SavePreferencesInput => {
  const kinds = {} as Record<NoticeKind, Choice>;
  for (const kind of noticeKinds) kinds[kind] = { site: site.includes(kind), mail: mail[kind] };
  return { ...all, kinds };
});

export type ReadNotificationsInput = z.output<typeof readNotificationsInput>;
export type SavePreferencesInput = z.output<typeof savePreferencesInput>;
