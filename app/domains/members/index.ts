export { listMembersForStaffInput, listMembersInput, setAvatarInput, updatePreferencesInput, updateProfileInput } from './input';
export type { ListMembersForStaffInput, ListMembersInput, SetAvatarInput, UpdatePreferencesInput, UpdateProfileInput } from './input';
export { lengths, memberPath, nameShown } from './rules';
export type { Named } from './rules';
