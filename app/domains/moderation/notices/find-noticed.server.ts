import type { Actor } from '~/domains/identity';
import { memberPath } from '~/domains/members';
import { getProfile, getProfileById } from '~/domains/members/index.server';
import { postPath } from '~/domains/threads';
import { accessPost, findPostNumbered, findPostShowing, getPost } from '~/domains/threads/index.server';
import { whoseUpload } from '~/domains/uploads/index.server';
import { env } from '~/platform/env/index.server';
import { Gone, Invalid, NotFound } from '~/platform/errors';
import type { Target } from '../reports/reports.store.server';

/** What an address leads to: a post, a profile, or a picture in one of them. */
export type Noticed = { target: Target; path: string; imageId: string | null };

/**
 * What is at an address of this site, as far as the actor may read it: a post, the opening post of a thread, a profile,
 * or the post or profile that shows a picture.
 *
 * @param address with or without `https://` and the site's name
 * @throws Invalid on `address`: not one, of another site, of nothing that one person wrote, of nothing, of what is gone
 */
export async function findNoticed(actor: Actor, address: string): Promise<Noticed> {
  const { parts, anchor } = readAddress(address);
  try {
    return await find(actor, parts, anchor);
  } catch (error) {
    if (error instanceof NotFound) throw wrong('noticeNowhere');
    if (error instanceof Gone) throw wrong('noticeGone');
    throw error;
  }
}

async function find(actor: Actor, [area, first = '', second = '']: string[], anchor: string): Promise<Noticed> {
  if (area === 'p' && first) return thePost(actor, first);
  if (area === 'm' && first) return theProfile(await getProfile(first));
  if (area === 'uploads' && first) return theImage(actor, first);
  if (area !== 't' || !first) throw wrong('noticeNotExact');
  const number = Number(/^post-(\d{1,7})$/.exec(anchor)?.[1] ?? 1);
  return thePost(actor, await findPostNumbered(actor, { threadId: second || first, number }));
}

async function thePost(actor: Actor, postId: string, imageId: string | null = null): Promise<Noticed> {
  const { post, thread } = await accessPost(actor, postId);
  if (post.removed || thread.removed) throw new Gone();
  const { language } = (await getPost(actor, { postId })).post;
  return { target: { kind: 'reported_post', targetId: postId, threadId: thread.id, authorId: post.authorId, language }, path: postPath(postId), imageId };
}

function theProfile(profile: Awaited<ReturnType<typeof getProfile>>, imageId: string | null = null): Noticed {
  const path = memberPath(profile);
  if (!path) throw new NotFound();
  return { target: { kind: 'reported_member', targetId: profile.id, threadId: null, authorId: profile.id, language: null }, path, imageId };
}

async function theImage(actor: Actor, uploadId: string): Promise<Noticed> {
  const upload = await whoseUpload(uploadId);
  if (upload?.purpose === 'brand') throw wrong('noticeNotExact');
  if (!upload?.memberId) throw new NotFound();
  if (upload.purpose === 'post') return thePost(actor, await findPostShowing(actor, { memberId: upload.memberId, uploadId }), uploadId);
  const profile = await getProfileById(upload.memberId);
  if (profile.avatarId !== uploadId) throw new NotFound();
  return theProfile(profile, uploadId);
}

/** The parts of the path, decoded, and what stands after `#`. */
function readAddress(typed: string): { parts: string[]; anchor: string } {
  const site = new URL(env.PUBLIC_URL);
  const whole = /^\/(?!\/)/.test(typed) ? site.origin + typed : /^[a-z][a-z+.-]*:\/\//i.test(typed) ? typed : `${site.protocol}//${typed}`;
  if (!URL.canParse(whole)) throw wrong('noticeAddressShape');
  const { protocol, host, pathname, hash } = new URL(whole);
  if (!/^https?:$/.test(protocol) || host !== site.host) throw wrong(`noticeElsewhere|site=${site.host}`);
  try {
    return { parts: pathname.split('/').filter(Boolean).map(decodeURIComponent), anchor: hash.slice(1) };
  } catch {
    throw wrong('noticeNotExact');
  }
}

function wrong(reason: string): Invalid {
  return new Invalid({ address: [reason] });
}
