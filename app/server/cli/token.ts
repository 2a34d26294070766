import { createApiTokenInput, scopes } from '~/domains/identity';
import { createApiToken } from '~/domains/identity/index.server';
import { now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { withDatabase } from './database';
import { actorNamed } from './people';
import { Refusal } from './refusals';
import type { Terminal } from './terminal';

const DAY_MS = 24 * 60 * 60_000;

/** `token create`: a token in a member's name, printed this once on standard output. */
export async function tokenCommand(
  terminal: Terminal,
  options: { member: string; scope: string[]; expires?: string; name?: string },
): Promise<number> {
  const { t } = terminal;
  const input = createApiTokenInput.safeParse({
    name: options.name ?? t('cli.token.defaultName'),
    scopes: options.scope.flatMap((each) => each.split(',')).map((each) => each.trim()),
    days: options.expires === undefined ? null : daysUntil(options.expires, t),
  });
  if (!input.success) {
    const unknown = input.error.issues.some((issue) => issue.path[0] === 'scopes');
    if (unknown) throw new Refusal(t('cli.token.scopes', { scopes: scopes.join(', ') }));
    throw new Invalid({ '': input.error.issues.map((issue) => issue.message) });
  }
  const { token } = await withDatabase(terminal, 'parvis token', async () => createApiToken(await actorNamed(terminal, options.member), input.data));
  terminal.err(`${t('cli.token.made', { member: options.member })}\n`);
  terminal.out(`${token}\n`);
  return 0;
}

/** `90` and `90d` are days from now, `2027-01-31` is the day after whose end it is over (UTC). */
function daysUntil(text: string, t: Terminal['t']): number {
  const days = /^(\d{1,4})d?$/.exec(text)?.[1];
  if (days) return Number(days);
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(date)) throw new Refusal(t('cli.token.expires', { value: text }));
  return Math.ceil((date + DAY_MS - now().getTime()) / DAY_MS);
}
