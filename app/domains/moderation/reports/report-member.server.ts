import { mustBeMember, type Actor } from '~/domains/identity';
import { getProfileById } from '~/domains/members/index.server';
import { allow } from '~/domains/threads/index.server';
import { Invalid } from '~/platform/errors';
import type { ReportMemberInput } from '../input';
import { mayReport } from '../policy';
import { fileReport } from './file-report.server';

/**
 * Reports somebody's profile to the moderators: name shown, portrait, biography, links. Twice is once. Records
 * `member.reported`.
 *
 * @throws NotFound; Forbidden with the reason; Invalid on `reasonId`, on `imageId` other than the portrait, and for one's own; TooMany
 */
export async function reportMember(actor: Actor, { memberId, ...filed }: ReportMemberInput): Promise<{ reportId: string }> {
  const profile = await getProfileById(memberId);
  allow(mayReport(actor));
  const member = mustBeMember(actor);
  if (profile.id === member.id) throw new Invalid({ '': ['ownContent'] });
  if (filed.imageId && filed.imageId !== profile.avatarId) throw new Invalid({ imageId: ['notValid'] });
  return fileReport(member, { kind: 'reported_member', targetId: profile.id, threadId: null, authorId: profile.id, language: null }, filed);
}
