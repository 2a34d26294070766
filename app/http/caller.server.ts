import { accountOf, networkOf, type Actor } from '~/domains/identity';
import type { RequestContext } from './context';

/** Whom a limit counts that holds for everybody: the member, suspended or not, else the network that they come from. */
export function callerOf({ actor, http }: { actor: Actor; http: RequestContext }): string {
  return accountOf(actor)?.id ?? networkOf(http.ip) ?? http.ip;
}
