import { isLocale } from '~/platform/i18n';
import type { MemberActor, Role, Via } from './actor';
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
};

/** The member as an actor. Those who never chose a language or a zone (imported ones) read English, in UTC. */
export function actorFrom(row: ActorRow, via: Via, scopes: Scope[] | null = null): MemberActor {
  return {
    kind: 'member',
    id: row.id,
    username: row.username,
    displayName: row.displayName,
    avatarId: row.avatarId,
    role: row.role,
    locale: isLocale(row.locale) ? row.locale : 'en',
    timeZone: row.timeZone ?? 'UTC',
    theme: row.theme === 'light' || row.theme === 'dark' ? row.theme : null,
    singleKeys: row.singleKeys,
    mutes: row.mutes,
    via,
    scopes,
    createdAt: row.createdAt,
  };
}
