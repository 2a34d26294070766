/**
 * What an API token may allow.
 * `read`: everything that the member may read. `write`: start, edit and delete threads and posts, and accept answers.
 * `vote`: votes, likes and "I have this too". `upload`: images. `profile`: the member's own profile and preferences, what they follow, have read and keep.
 * `moderate`: what the member's role allows beyond own posts. `admin`: categories, tags, members' roles and settings.
 */
export const scopes = ['read', 'write', 'vote', 'upload', 'profile', 'moderate', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export function isScope(value: string): value is Scope {
  return (scopes as readonly string[]).includes(value);
}
