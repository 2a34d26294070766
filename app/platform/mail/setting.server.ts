import type { EmailBrand } from '#emails/index';

/** What sending depends on; asked for at each sending, so that a changed setting holds at once. */
export type MailSetting = {
  /** `smtp://...` or `smtps://...`; null when no server is configured: letters are then kept. */
  smtpUrl(): Promise<string | null>;
  /** Sender, as `Name <address>` or an address alone. */
  from(): Promise<string>;
  brand(): Promise<EmailBrand>;
  /** The key with which links to unsubscribe are signed. */
  secret(): Promise<string>;
  /** What it means in the rooms that a member unsubscribed; the mail itself sends nothing of the purpose from then on. */
  onUnsubscribe?(memberId: string, purpose: string): Promise<void>;
  /** The member took it back. */
  onSubscribeAgain?(memberId: string, purpose: string): Promise<void>;
};

let current: MailSetting | null = null;

/** Says where sender, server and brand come from. To be called once at start, by the wiring; null takes it back. */
export function configureMail(setting: MailSetting | null): void {
  current = setting;
}

/** The setting in use. @throws Error when `configureMail` was not called */
export function mailSetting(): MailSetting {
  if (!current) throw new Error('mail is not configured: call configureMail first');
  return current;
}
