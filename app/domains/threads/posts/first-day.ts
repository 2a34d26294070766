import type { MemberActor } from '~/domains/identity';
import { now } from '~/platform/clock';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether the membership is less than a day old: for so long fewer posts are taken (peers.md, A12). */
export function isFirstDay(member: Pick<MemberActor, 'createdAt'>): boolean {
  return now().getTime() - member.createdAt.getTime() < DAY_MS;
}
