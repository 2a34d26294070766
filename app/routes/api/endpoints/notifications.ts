import { conversationPath } from '~/domains/messages';
import { readNotificationsInput, savePreferencesInput, type Notice } from '~/domains/notifications';
import { getPreferences, listNotifications, readNotifications, savePreferences } from '~/domains/notifications/index.server';
import { postPath } from '~/domains/threads';
import { endpoint } from '~/http/api/endpoint';
import { notificationPreferencesShape, notificationShape } from '~/http/api/notification-shapes';
import { pageQuery } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { absolute, personView } from '~/http/api/views.server';
import { z } from 'zod';

const tag = 'Notifications';

export const notificationEndpoints = [
  endpoint({
    method: 'GET',
    path: '/notifications',
    tag,
    summary: 'What you were told, the latest first',
    scope: 'read',
    query: z.strictObject(pageQuery(30)),
    answer: { status: 200, schema: pageOf(notificationShape) },
    async run({ actor, query }) {
      const { rows, next } = await listNotifications(actor, query);
      return { body: { items: rows.map(view), next }, next };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/notifications/read',
    tag,
    summary: 'Mark notifications as read',
    description: 'Those with these ids; all, when none are given.',
    scope: 'profile',
    body: readNotificationsInput,
    answer: { status: 204, schema: null },
    async run({ actor, body }) {
      await readNotifications(actor, body);
      return {};
    },
  }),
  endpoint({
    method: 'GET',
    path: '/notifications/preferences',
    tag,
    summary: 'What you want to be told of, and how',
    scope: 'read',
    answer: { status: 200, schema: notificationPreferencesShape },
    async run({ actor }) {
      return { body: await getPreferences(actor) };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/notifications/preferences',
    tag,
    summary: 'Choose what you want to be told of, and how',
    description: 'All of it: read it first, and send it back changed.',
    scope: 'profile',
    body: savePreferencesInput,
    answer: { status: 200, schema: notificationPreferencesShape },
    async run({ actor, body }) {
      await savePreferences(actor, body);
      return { body: await getPreferences(actor) };
    },
  }),
];

function view({ id, kind, at, unread, count, actor, others, figure, about, excerpt }: Notice): z.output<typeof notificationShape> {
  const isPost = about.is === 'post';
  return {
    ...{ id, kind, at: at.toISOString(), unread, count, others, figure },
    actor: actor && personView(actor),
    thread: isPost ? { id: about.thread.id, title: about.thread.title } : null,
    post: isPost ? { id: about.postId, kind: about.postKind, excerpt, url: absolute(postPath(about.postId)) } : null,
    conversation: isPost ? null : { id: about.id, subject: about.subject, excerpt, url: absolute(conversationPath(about.id, kind === 'staff' ? 'member' : 'team')) },
  };
}
