import { beforeAll, expect, it } from 'vitest';
import { sendNotices } from '~/domains/notifications/index.server';
import { postComment, postReply } from '~/domains/threads/index.server';
import { now, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { sendDueMail } from '~/platform/mail/index.server';
import { serve, useMail } from '../../platform/mail/setup';
import { useDatabase } from '../../setup/database';
import { answer, someone, thread } from '../threads/world';
import { deliver, follow, withAddress } from './world';

useDatabase();
useMail();
beforeAll(deliver);

/** Has everything sent that happened so far, each time in another letter. */
async function mailed(): Promise<void> {
  await deliver();
  const at = now().getTime() + 11 * 60_000;
  setClock(() => new Date(at));
  await sendNotices();
  await sendDueMail();
}

it('letters answer the one that told their reader of the post above, as mail programs read them', async () => {
  const server = await serve();
  const watcher = await someone();
  const mail = await withAddress(watcher);
  await db.notificationPreference.create({ data: { memberId: watcher.id, kind: 'followed', site: true, mail: 'at_once' } });
  const { author, threadId } = await thread();
  await deliver();
  await follow(watcher, { thread: threadId }, 'watching');
  await withAddress(author);
  const first = await answer(threadId);
  await mailed();
  const second = await answer(threadId);
  await mailed();
  const asked = await postComment(author, { parentId: first.postId, body: 'With which brush?' });
  await mailed();

  const idOf = (name: string, reader = watcher.id): string => `<${name}.${reader}@community.example.com>`;
  const sent = server.mails.filter(({ to }) => JSON.stringify(to).includes(mail)).map(({ messageId, inReplyTo, references }) => ({ messageId, inReplyTo, references: [references].flat() }));
  const [root, above] = [idOf(`thread-${threadId}`), idOf(`post-${first.postId}`)];
  expect(sent).toEqual([
    { messageId: above, inReplyTo: root, references: [root] },
    { messageId: idOf(`post-${second.postId}`), inReplyTo: root, references: [root] },
    { messageId: idOf(`post-${asked.postId}`), inReplyTo: above, references: [root, above] },
  ]);
  await postComment(first.author, { parentId: first.postId, body: `A soft one, @${author.username}.` });
  await mailed();
  const last = server.mails.findLast(({ to }) => JSON.stringify(to).includes(author.id));
  expect(last?.inReplyTo).toBe(idOf(`post-${first.postId}`, author.id));
});

it('a reply below one that was never mailed hangs on the thread', async () => {
  const server = await serve();
  const { author, threadId } = await thread({ kind: 'discussion' });
  await withAddress(author);
  const own = await postReply(author, { threadId, body: 'One thing more.' });
  const other = await someone();
  await postReply(other, { threadId, parentId: own.postId, body: 'And what?' });
  await mailed();
  expect(server.mails.map(({ inReplyTo }) => inReplyTo)).toEqual([`<thread-${threadId}.${author.id}@community.example.com>`]);
});
