import { z } from 'zod';
import { cleanName, isEmail, isTimeZone } from '~/domains/identity';
import { locales, type Locale } from '~/platform/i18n';

/** A text in each language of the house. */
export type Localised = Record<Locale, string>;

/** Characters at most. */
export const lengths = { name: 40, tagline: 120, welcome: 2000, mailFrom: 200, smtpUrl: 500, operator: 120, postalAddress: 300 } as const;

const line = (max: number) => z.string().transform(cleanName).refine((value) => [...value].length <= max, `tooLong|max=${max}`);
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, '\n').replaceAll('\0', '').normalize('NFC').trim())
    .refine((value) => [...value].length <= max, `tooLong|max=${max}`);
const localised = <S extends z.ZodType<string, string>>(one: S) => z.strictObject({ en: one, fr: one });
const uploadId = z.string().regex(/^[0-9a-z]{1,40}$/, 'uploadUnknown').nullable();

/** `#rrggbb`; how it is made readable is the design system's affair. */
const colour = z.string('required').regex(/^#[0-9a-f]{6}$/i, 'colourShape').transform((value) => value.toLowerCase());
const name = line(lengths.name).refine((value) => value !== '', 'required');
const emailOrNone = z.string().trim().refine((value) => value === '' || isEmail(value), 'emailShape');
const mailServer = z
  .string()
  .trim()
  .max(lengths.smtpUrl, `tooLong|max=${lengths.smtpUrl}`)
  .refine((value) => value === '' || (/^smtps?:\/\/[^/\s\p{C}][^\s\p{C}]*$/u.test(value) && URL.canParse(value)), 'smtpShape');
const sender = z
  .string()
  .trim()
  .max(lengths.mailFrom, `tooLong|max=${lengths.mailFrom}`)
  .refine((value) => value === '' || /^(?:[^<>\p{C}]*<)?[^\s<>@\p{C}]+@[^\s<>@\p{C}]+>?$/u.test(value), 'mailFromShape');

/** Every setting: what it may be, and what it is until somebody says otherwise. */
export const settings = {
  /** Name of the community. */
  name: { schema: name, initial: 'Parvis' },
  /** One line under the name. */
  tagline: { schema: localised(line(lengths.tagline)), initial: { en: '', fr: '' } as Localised },
  /** Upload ids of the pictures. */
  logoId: { schema: uploadId, initial: null },
  faviconId: { schema: uploadId, initial: null },
  /** From it every colour of the interface is made. */
  colour: { schema: colour, initial: '#1f6f5c' },
  /** For visitors whose browser asks for neither language. */
  defaultLocale: { schema: z.enum(locales, 'localeUnknown'), initial: 'en' as Locale },
  /** For visitors. */
  timeZone: { schema: z.string().refine(isTimeZone, 'timeZoneUnknown'), initial: 'UTC' },
  /** Greeting for visitors on the first page; plain text, may be empty. */
  welcome: { schema: localised(text(lengths.welcome)), initial: { en: '', fr: '' } as Localised },
  /** Where to report a security problem (security.txt); may be empty. */
  contactEmail: { schema: emailOrNone, initial: '' },
  /** The company or person who runs the site, by law, and where post reaches them; at the foot of letters. May be empty. */
  operator: { schema: line(lengths.operator), initial: '' },
  postalAddress: { schema: text(lengths.postalAddress), initial: '' },
  /** Mail server, as `SMTP_URL`; may be empty. Holds a password: for admins and the mail only. */
  smtpUrl: { schema: mailServer, initial: '' },
  mailFrom: { schema: sender, initial: '' },
  /** Instant at which the first owner finished the set-up, ISO 8601. */
  setupFinishedAt: { schema: z.iso.datetime().nullable(), initial: null },
} as const satisfies Record<string, { schema: z.ZodType; initial: unknown }>;

export type SettingKey = keyof typeof settings;
export type AllSettings = { [Key in SettingKey]: z.output<(typeof settings)[Key]['schema']> };
/** What pages may know: everything but the way to the mail server. */
export type Settings = Omit<AllSettings, 'smtpUrl' | 'mailFrom'>;
