import { getSettings } from '~/domains/brand/index.server';
import { mustBeMember, setRoleInput } from '~/domains/identity';
import { setRole } from '~/domains/identity/index.server';
import { setAvatarInput, updatePreferencesInput, updateProfileInput } from '~/domains/members';
import { getProfile, getProfileById, listMembers, setAvatar, updatePreferences, updateProfile } from '~/domains/members/index.server';
import { postKinds } from '~/domains/threads';
import { listPostsOfMember } from '~/domains/threads/index.server';
import { endpoint } from '~/http/api/endpoint';
import { memberParams, pageQuery } from '~/http/api/params';
import { memberShape, meShape, pageOf } from '~/http/api/shapes';
import { contributionShape } from '~/http/api/thread-shapes';
import { contributionView } from '~/http/api/thread-views.server';
import { memberView } from '~/http/api/views.server';
import { timeZoneOf } from '~/http/locale.server';
import { z } from 'zod';

const tag = 'Members';

export const memberEndpoints = [
  endpoint({
    method: 'GET',
    path: '/me',
    tag,
    summary: 'In whose name the token acts',
    scope: 'read',
    answer: { status: 200, schema: meShape },
    async run({ actor }) {
      const { id, locale, scopes } = mustBeMember(actor);
      const [profile, settings] = await Promise.all([getProfileById(id), getSettings()]);
      return { body: { member: memberView(profile), locale, timeZone: timeZoneOf(actor, settings), scopes: scopes ?? [] } };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/me/profile',
    tag,
    summary: 'Replace your profile',
    description: 'What comes empty is emptied. `bio` is Markdown.',
    scope: 'profile',
    body: updateProfileInput,
    answer: { status: 200, schema: memberShape },
    async run({ actor, body }) {
      await updateProfile(actor, body);
      return { body: memberView(await getProfileById(mustBeMember(actor).id)) };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/me/avatar',
    tag,
    summary: 'Show an uploaded picture as your portrait',
    description: 'Upload it with `purpose=avatar` first; `null` takes the portrait away.',
    scope: 'profile',
    body: setAvatarInput,
    answer: { status: 200, schema: memberShape },
    async run({ actor, body }) {
      await setAvatar(actor, body);
      return { body: memberView(await getProfileById(mustBeMember(actor).id)) };
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/me/preferences',
    tag,
    summary: 'Change your language, time zone, theme or single-key shortcuts',
    scope: 'profile',
    body: updatePreferencesInput,
    answer: { status: 204, schema: null },
    async run({ actor, body }) {
      await updatePreferences(actor, body);
      return {};
    },
  }),
  endpoint({
    method: 'GET',
    path: '/members',
    tag,
    summary: 'Members, the newest first',
    scope: 'read',
    open: true,
    query: z.strictObject(pageQuery(50)),
    answer: { status: 200, schema: pageOf(memberShape) },
    async run({ query }) {
      const { rows, next } = await listMembers(query);
      return { body: { items: rows.map(memberView), next }, next };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/members/{memberId}',
    tag,
    summary: 'A member',
    scope: 'read',
    open: true,
    params: memberParams,
    answer: { status: 200, schema: memberShape },
    async run({ params }) {
      return { body: memberView(await getProfileById(params.memberId)) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/usernames/{username}',
    tag,
    summary: 'The member with this name',
    scope: 'read',
    open: true,
    params: z.strictObject({ username: z.string().min(1).max(100) }),
    answer: { status: 200, schema: memberShape },
    async run({ params }) {
      return { body: memberView(await getProfile(params.username)) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/members/{memberId}/posts',
    tag,
    summary: 'What a member wrote, the newest first',
    scope: 'read',
    open: true,
    params: memberParams,
    query: z.strictObject({ ...pageQuery(20), kind: z.enum(postKinds, 'notValid').optional() }),
    answer: { status: 200, schema: pageOf(contributionShape) },
    async run({ actor, params, query: { cursor, limit, kind } }) {
      const { id: memberId } = await getProfileById(params.memberId);
      const { rows, next, previous } = await listPostsOfMember(actor, { memberId, cursor, limit, kinds: kind && [kind] });
      return { body: { items: rows.map(contributionView), next }, next, previous };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/members/{memberId}/role',
    tag,
    summary: 'Give a member another role',
    description: 'Administrators, up to community manager; owners, any.',
    scope: 'admin',
    params: memberParams,
    body: setRoleInput.omit({ memberId: true }),
    answer: { status: 200, schema: memberShape },
    async run({ actor, params: { memberId }, body }) {
      await setRole(actor, { memberId, ...body });
      return { body: memberView(await getProfileById(memberId)) };
    },
  }),
];
