export { countMembersForStaff, getMemberForStaff } from './get-member-for-staff.server';
export { getProfile, getProfileById, membersByIds, membersByUsernames } from './get-profile.server';
export { listMembers, listMembersForStaff, suggestMembers, type Page } from './list-members.server';
export { setAvatar } from './set-avatar.server';
export { bioRendering, renderBiosAnew } from './render-bios.server';
export { updatePreferences, updateProfile } from './update-profile.server';
export type { MemberCard, Profile, StaffRow } from './members.store.server';
