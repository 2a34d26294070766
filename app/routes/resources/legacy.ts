import { redirect } from '@remix-run/node';
import { lookupLegacy, type LegacyKind } from '~/domains/imports/index.server';
import { memberPath } from '~/domains/members';
import { postPath, tagPath, threadPath } from '~/domains/threads';
import { page } from '~/http/page.server';
import { NotFound } from '~/platform/errors';

const KINDS: Record<string, LegacyKind> = { questions: 'question', q: 'post', a: 'post', users: 'user' };

/** Addresses of the platform that was left lead to where their things are now. */
export const loader = page('everyone', async ({ url, params }) => {
  const first = url.pathname.split('/')[1] ?? '';
  // `/questions/1/title/2#2` names an answer: its number stands last.
  const answer = /^\/questions\/\d+\/[^/]*\/(\d+)$/.exec(url.pathname)?.[1];
  const target = answer
    ? await lookupLegacy('post', answer)
    : await lookupLegacy(params.tag ? 'tag' : (KINDS[first] ?? 'question'), params.tag ?? params.id ?? '');
  switch (target?.kind) {
    case 'thread':
      return redirect(threadPath(target), 301);
    case 'post':
      return redirect(postPath(target.id), 301);
    case 'member':
      return redirect(memberPath(target) ?? '/', 301);
    case 'tag':
      return redirect(tagPath(target.slug), 301);
    default:
      throw new NotFound();
  }
});

export { Nothing as default } from '~/http/nothing';
