import { newToken } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { Forbidden } from '~/platform/errors';
import { inMinutes } from './email-tokens.server';
import { dropTokens, insertToken } from './email-tokens.store.server';
import { links } from './links.server';
import { sha256 } from './secrets.server';

const DEMO_DAYS = 30;

/** Whether this process shows the demonstration (or is a developer's): only then do such links open anything. */
export function isDemo(): boolean {
  return env.PARVIS_MODE === 'demo' || env.PARVIS_MODE === 'development' || env.PARVIS_MODE === 'test';
}

/**
 * A link that signs in as a member of the demonstration, as often as one likes for 30 days. An earlier one of the
 * same member ends.
 * @throws Forbidden('demoOnly') in production
 */
export async function createDemoLink(memberId: string): Promise<string> {
  if (!isDemo()) throw new Forbidden('demoOnly');
  const token = newToken();
  await transaction(async (tx) => {
    await dropTokens(tx, memberId, ['demo']);
    await insertToken(tx, {
      id: sha256(token),
      purpose: 'demo',
      memberId,
      email: null,
      data: {},
      ticketHash: null,
      expiresAt: inMinutes(DEMO_DAYS * 24 * 60),
    });
  });
  return links.signInLink(token);
}
