export { hasRole, isMember, isStaff, mayUse, mustBeMember, roles } from './actor';
export type { Actor, MemberActor, Role, Via, Visitor } from './actor';
export { scopes } from './scopes';
export type { Scope } from './scopes';
