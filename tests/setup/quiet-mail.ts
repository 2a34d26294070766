import type { MailSetting } from '~/platform/mail/index.server';

/** For tests in which letters are written and none has to leave. */
export const quietMail: MailSetting = {
  smtpUrl: async () => null,
  from: async () => 'hello@community.example.com',
  brand: async () => ({ name: 'Moulin', colour: '#1f6f5c', logoUrl: null, homeUrl: 'https://community.example.com', imprint: null }),
  secret: async () => 'a key of the tests',
};
