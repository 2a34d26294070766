export { listMembersForStaffInput, listMembersInput, listMutedInput, muteMemberInput, setAvatarInput, updatePreferencesInput, updateProfileInput } from './input';
export type { ListMembersForStaffInput, ListMembersInput, SetAvatarInput, UpdatePreferencesInput, UpdateProfileInput } from './input';
export { lengths, memberPath, muteLevels, nameShown } from './rules';
export type { MuteLevel, Named } from './rules';
