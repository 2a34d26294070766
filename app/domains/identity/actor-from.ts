import { now } from '~/platform/clock';
import { isLocale } from '~/platform/i18n';
import type { Actor, MemberActor, Restraint, Role, Via } from './actor';
import { FOR_GOOD } from './rules';
import type { Scope } from './scopes';

/** What the database keeps of a member as one who acts. */
export type ActorRow = {
  id: string;
  username: string;
  displayName: string | null;
  avatarId: string | null;
  role: Role;
  locale: string | null;
  timeZone: string | null;
  theme: string | null;
  singleKeys: boolean;
  mutes: boolean;
  createdAt: Date;
  silencedUntil: Date | null;
  suspendedUntil: Date | null;
};

/**
 * Who acts now: the member, silenced if they are; a suspended one is a visitor who keeps a few doors. What is over is
 * over by the clock alone.
 */
export function actorNow(row: ActorRow, via: Via, scopes: Scope[] | null = null): Actor {
  const silenced = restraintOf(row.silencedUntil);
  const member = { ...actorFrom(row, via, scopes), ...(silenced ? { silenced } : {}) };
  const suspended = restraintOf(row.suspendedUntil);
  return suspended ? { kind: 'visitor', via, locale: member.locale, suspended: { ...suspended, member } } : member;
}

function restraintOf(until: Date | null): Restraint | null {
  if (!until || until <= now()) return null;
  return { until: until < FOR_GOOD ? until : null };
}

/** The member as an actor. Those who never chose a language (imported ones) read English. */
export function actorFrom(row: ActorRow, via: Via, scopes: Scope[] | null = null): MemberActor {
  return {
    kind: 'member',
    id: row.id,
    username: row.username,
    displayName: row.displayName,
    avatarId: row.avatarId,
    role: row.role,
    locale: isLocale(row.locale) ? row.locale : 'en',
    timeZone: row.timeZone,
    theme: row.theme === 'light' || row.theme === 'dark' ? row.theme : null,
    singleKeys: row.singleKeys,
    mutes: row.mutes,
    via,
    scopes,
    createdAt: row.createdAt,
  };
}
