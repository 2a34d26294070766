/** Characters at most. */
export const lengths = { bio: 2000, location: 60, website: 200 } as const;

/** How many names a list of mentions offers, and how many a text may name at once. */
export const SUGGESTIONS = 8;
export const MENTIONS = 50;

/** What is needed to name somebody. `status` may be left out where only active members come. */
export type Named = { username: string; displayName: string | null; status?: 'active' | 'unclaimed' | 'closed' };

/** The name under which a member appears; null for one who left, whom the page calls by a neutral name. */
export function nameShown(member: Named): string | null {
  return member.status === 'closed' ? null : (member.displayName ?? member.username);
}

/** The page of a member; null for one who left. */
export function memberPath(member: Pick<Named, 'username' | 'status'>): string | null {
  return member.status === 'closed' ? null : `/m/${encodeURIComponent(member.username)}`;
}

/**
 * An address as typed in a profile, made whole: `example.com` becomes `https://example.com/`. Null when it is no
 * address of the web, or holds a name and password.
 */
export function readWebsite(typed: string): string | null {
  const value = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]+\.[^/]+:\d/.test(typed) ? typed : `https://${typed}`;
  if (/[\s\p{C}<>"\\]/u.test(value) || !URL.canParse(value)) return null;
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.username || url.password || !url.hostname.includes('.') ? null : url.href;
}

/**
 * `muted`: the member's posts are folded away, and nothing of them is told. `blocked`: the same, and what they do reaches
 * the one who blocked them in no other way either.
 */
export const muteLevels = ['muted', 'blocked'] as const;
export type MuteLevel = (typeof muteLevels)[number];

/** Muted and blocked together. */
export const MOST_MUTES = 500;
