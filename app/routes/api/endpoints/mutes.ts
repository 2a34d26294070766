import { muteMemberInput } from '~/domains/members';
import { listMuted, muteMember, unmuteMember } from '~/domains/members/index.server';
import { endpoint } from '~/http/api/endpoint';
import { muteLevel, muteLevelShape, muteShape } from '~/http/api/mute-shapes';
import { memberParams, pageQuery } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { personView } from '~/http/api/views.server';
import { z } from 'zod';

const tag = 'Members';

export const muteEndpoints = [
  endpoint({
    method: 'GET',
    path: '/me/mutes',
    tag,
    summary: 'Whom you have muted or blocked',
    description: 'The latest first, of one level. Posts come from the API whoever wrote them: fold away those of these members.',
    scope: 'profile',
    query: z.strictObject({ ...pageQuery(50), level: muteLevel.default('muted') }),
    answer: { status: 200, schema: pageOf(muteShape) },
    async run({ actor, query }) {
      const { rows, next } = await listMuted(actor, query);
      const items = rows.map((row) => ({ member: personView({ ...row, closed: row.status === 'closed' }), level: query.level, since: row.createdAt.toISOString() }));
      return { body: { items, next }, next };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/members/{memberId}/mute',
    tag,
    summary: 'Mute or block a member',
    description: 'They are not told. 500 at most; doing it again may change the level.',
    scope: 'profile',
    params: memberParams,
    body: muteMemberInput.pick({ level: true }),
    answer: { status: 200, schema: muteLevelShape },
    async run({ actor, params, body }) {
      const { level } = await muteMember(actor, { ...params, ...body });
      return { body: { level } };
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/members/{memberId}/mute',
    tag,
    summary: 'Neither mute nor block a member any more',
    scope: 'profile',
    params: memberParams,
    answer: { status: 204, schema: null },
    async run({ actor, params }) {
      await unmuteMember(actor, params);
      return {};
    },
  }),
];
