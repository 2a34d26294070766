import { env } from '~/platform/env/index.server';

/** Addresses that go out in letters. They begin with the configured address, never with what a request says of itself. */
const at = (path: string, token?: string) => `${env.PUBLIC_URL}${path}${token ? `?token=${token}` : ''}`;

export const links = {
  confirmSignUp: (token: string) => at('/join/confirm', token),
  signIn: () => at('/sign-in'),
  signInLink: (token: string) => at('/sign-in/link', token),
  askReset: () => at('/reset'),
  reset: (token: string) => at('/reset/confirm', token),
  confirmEmail: (token: string) => at('/settings/email/confirm', token),
  accountSettings: () => at('/settings/account'),
  invitation: (token: string) => at('/invitation', token),
  claim: (token: string) => at('/claim', token),
  setup: (token: string) => at('/setup', token),
};
