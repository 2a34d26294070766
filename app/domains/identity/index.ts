export { hasRole, isMember, isStaff, mayUse, mustBeMember, roles } from './actor';
export type { Actor, MemberActor, Role, Via, Visitor } from './actor';
export * from './input';
export { refusalOfClaimLink, refusalOfDisabling, refusalOfInvitation, refusalOfRole, refusalOfScopes } from './policy';
export { cleanName, displayNameProblem, emailKey, isEmail, isTimeZone, limits, normaliseUsername, usernameKey, usernameProblem } from './rules';
export { scopes } from './scopes';
export type { Scope } from './scopes';
export { networkOf } from './visit';
export type { Visit } from './visit';
