import type { Role } from '~/domains/identity';

/** Whoever is here for longer (days) or wrote more (posts and threads) is no spammer to be swept away in one go (peers.md, M15; Discourse: 60 and 15). */
export const SPAMMER = { days: 60, posts: 50 } as const;

const DAY_MS = 86_400_000;

/** What tells. */
export type SpammerFacts = { role: Role; createdAt: Date; threadCount: number; postCount: number };

/** Why somebody may not be removed as a spammer, as a key of `errors`; null: they may. */
export function refusalOfSpammer(member: SpammerFacts & { at: Date }): string | null {
  if (member.role !== 'member') return 'spammerStaff';
  if (member.at.getTime() - member.createdAt.getTime() > SPAMMER.days * DAY_MS) return `spammerTooOld|days=${SPAMMER.days}`;
  return member.threadCount + member.postCount > SPAMMER.posts ? `spammerTooMany|most=${SPAMMER.posts}` : null;
}
