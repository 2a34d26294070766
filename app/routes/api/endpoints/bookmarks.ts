import { keepPostInput } from '~/domains/following';
import { dropPost, keepPost, listBookmarks, type Bookmark } from '~/domains/following/index.server';
import { postPath, threadPath } from '~/domains/threads';
import { endpoint } from '~/http/api/endpoint';
import { bookmarkShape } from '~/http/api/following-shapes';
import { pageQuery, postParams } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { absolute } from '~/http/api/views.server';
import { z } from 'zod';

const tag = 'Following';

export const bookmarkEndpoints = [
  endpoint({
    method: 'GET',
    path: '/me/bookmarks',
    tag,
    summary: 'Posts that you keep, the latest first',
    scope: 'read',
    query: z.strictObject(pageQuery(30)),
    answer: { status: 200, schema: pageOf(bookmarkShape) },
    async run({ actor, query }) {
      const { rows, next, previous } = await listBookmarks(actor, query);
      return { body: { items: rows.map(view), next }, next, previous };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/posts/{postId}/bookmark',
    tag,
    summary: 'Keep a post, with a note and a time to be reminded',
    description: 'What is left out is emptied. 2,000 at most.',
    scope: 'profile',
    params: postParams,
    body: keepPostInput.omit({ postId: true }),
    answer: { status: 204, schema: null },
    async run({ actor, params, body }) {
      await keepPost(actor, { ...params, ...body });
      return {};
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/posts/{postId}/bookmark',
    tag,
    summary: 'Keep a post no longer',
    scope: 'profile',
    params: postParams,
    answer: { status: 204, schema: null },
    async run({ actor, params }) {
      await dropPost(actor, params);
      return {};
    },
  }),
];

function view({ authorName: _, thread, ...row }: Bookmark): z.output<typeof bookmarkShape> {
  return {
    ...row,
    remindAt: row.remindAt?.toISOString() ?? null,
    remindedAt: row.remindedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    thread: { id: thread.id, title: thread.title, url: absolute(threadPath(thread)) },
    url: absolute(postPath(row.postId)),
  };
}
