import { db } from '~/platform/db/index.server';

/** What the database keeps of a member's choices. */
export function getAccountLocale(id: string): Promise<{ locale: string | null; theme: string | null }> {
  return db.member.findUniqueOrThrow({ where: { id }, select: { locale: true, theme: true } });
}
