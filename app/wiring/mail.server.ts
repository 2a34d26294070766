import { getMailServer, getSettings, getSiteSecret } from '~/domains/brand/index.server';
import { takeSubscription, takeUnsubscription } from '~/domains/notifications/index.server';
import { brandImageUrl } from '~/domains/uploads';
import { mailServerInUse } from '~/http/mail-server.server';
import { env } from '~/platform/env/index.server';
import { configureMail } from '~/platform/mail/index.server';

/** Tells the mail where its server, its sender and the brand come from: the environment first, then what staff have set. */
export function wireMail(): void {
  configureMail({
    smtpUrl: mailServerInUse,
    async from() {
      const { mailFrom } = await getMailServer();
      const { name } = await getSettings();
      return env.MAIL_FROM ?? mailFrom ?? `${JSON.stringify(name)} <community@${new URL(env.PUBLIC_URL).hostname}>`;
    },
    async brand() {
      const { name, colour, logoId, operator, postalAddress } = await getSettings();
      const logo = brandImageUrl(logoId, 192);
      return { name, colour, homeUrl: env.PUBLIC_URL, logoUrl: logo && env.PUBLIC_URL + logo, imprint: [operator, postalAddress].filter(Boolean).join('\n') || null };
    },
    secret: getSiteSecret,
    onUnsubscribe: takeUnsubscription,
    onSubscribeAgain: takeSubscription,
  });
}
