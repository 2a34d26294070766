import { z } from 'zod';
import { settings } from './rules';

/** Any of the settings that staff change on the brand's page; what is left out stays. */
export const updateBrandInput = z.strictObject({
  name: settings.name.schema.optional(),
  tagline: settings.tagline.schema.optional(),
  logoId: settings.logoId.schema.optional(),
  faviconId: settings.faviconId.schema.optional(),
  colour: settings.colour.schema.optional(),
  defaultLocale: settings.defaultLocale.schema.optional(),
  timeZone: settings.timeZone.schema.optional(),
  welcome: settings.welcome.schema.optional(),
  contactEmail: settings.contactEmail.schema.optional(),
  operator: settings.operator.schema.optional(),
  postalAddress: settings.postalAddress.schema.optional(),
});
/** Empty values: back to the configuration's SMTP_URL and MAIL_FROM, or to the outbox. */
export const updateMailServerInput = z.strictObject({ smtpUrl: settings.smtpUrl.schema, mailFrom: settings.mailFrom.schema });

export type UpdateBrandInput = z.output<typeof updateBrandInput>;
export type UpdateMailServerInput = z.output<typeof updateMailServerInput>;
