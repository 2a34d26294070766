export { accountOf, hasRole, hasScope, isMember, isStaff, mayUse, mustBeMember, mustHaveAccount, refusalOfSilenced, refusalOfUse, refusalOfVisitor, roles } from './actor';
export type { Actor, MemberActor, Restraint, Role, Via, Visitor } from './actor';
export * from './input';
export { refusalOfClaimLink, refusalOfDisabling, refusalOfInvitation, refusalOfRole, refusalOfScopes } from './policy';
export { cleanName, displayNameProblem, emailKey, FOR_GOOD, isEmail, isTimeZone, limits, normaliseUsername, usernameKey, usernameProblem } from './rules';
export { scopes } from './scopes';
export type { Scope } from './scopes';
export { networkOf } from './visit';
export type { Visit } from './visit';
