import { roles, type Role } from '~/domains/identity';

/** Whether somebody of this role helps to run the community: only word rules hold for them. */
export function isStaff(role: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf('moderator');
}
