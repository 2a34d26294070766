import { z } from 'zod';
import { ALWAYS_ON_SITE, digestRhythms, mailChoicesOf, memberKinds, noticeKinds, teamKinds, type KindChoices, type MemberKind, type NoticeKind, type TeamKind } from './rules';

/** `22:30`; empty is none. */
const timeOfDay = z.string().regex(/^(?:([01]\d|2[0-3]):[0-5]\d)?$/, 'timeOfDayUnknown');
const mailOf = (kind: NoticeKind) => z.enum(mailChoicesOf(kind), 'choiceUnknown');
const choiceOf = (kind: NoticeKind) =>
  z.strictObject({ site: z.boolean().refine((site) => site || !ALWAYS_ON_SITE.includes(kind), 'alwaysOnSite'), mail: mailOf(kind) });

export const readNotificationsInput = z.strictObject({ ids: z.array(z.string().max(40)).max(100).optional() });

const forAllMail = {
  digest: z.enum(digestRhythms, 'choiceUnknown'),
  /** Times of day in the member's zone, both or none. */
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
};

/** An object with one value for each kind; those of the team may be left out by who does not belong to it. */
const forEachKind = <S extends z.ZodType>(schemaOf: (kind: NoticeKind) => S) =>
  z.strictObject({
    ...(Object.fromEntries(memberKinds.map((kind) => [kind, schemaOf(kind)])) as Record<MemberKind, S>),
    ...(Object.fromEntries(teamKinds.map((kind) => [kind, schemaOf(kind).optional()])) as Record<TeamKind, z.ZodOptional<S>>),
  });

const quiet = <S extends z.ZodType<{ quietFrom: string; quietTo: string }>>(schema: S) =>
  schema
    .refine(({ quietFrom, quietTo }) => (quietFrom === '') === (quietTo === ''), { path: ['quietTo'], error: 'quietBothOrNone' })
    .refine(({ quietFrom, quietTo }) => quietFrom === '' || quietFrom !== quietTo, { path: ['quietTo'], error: 'quietSame' });

export const savePreferencesInput = quiet(z.strictObject({ ...forAllMail, kinds: forEachKind(choiceOf) }));

/** The same as a form sends it: a tick for each kind that is shown on the site. */
export const preferencesForm = quiet(
  z.strictObject({ ...forAllMail, site: z.array(z.enum(noticeKinds, 'choiceUnknown')).max(noticeKinds.length).default([]), mail: forEachKind(mailOf) }),
).transform(({ site, mail, ...all }): SavePreferencesInput => {
  const kinds = {} as KindChoices;
  for (const kind of noticeKinds) {
    const byMail = mail[kind];
    if (byMail) kinds[kind] = { site: site.includes(kind) || ALWAYS_ON_SITE.includes(kind), mail: byMail };
  }
  return { ...all, kinds };
});

export type ReadNotificationsInput = z.output<typeof readNotificationsInput>;
export type SavePreferencesInput = z.output<typeof savePreferencesInput>;
