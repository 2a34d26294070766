import type { ReactElement } from 'react';
import { LinkButton, PostButton } from '~/ui/button';
import { cx } from '~/ui/class-names';
import { useT } from '~/ui/i18n';

/** Bookmarks a post by one press; once kept, leads to its note and reminder. */
export function KeepPost({ postId, kept }: { postId: string; kept: boolean }): ReactElement {
  const t = useT();
  const word = t(kept ? 'following.bookmark.kept' : 'following.bookmark.add');
  const look = { variant: 'quiet', size: 'sm', icon: 'bookmark', className: cx('keep', kept && 'ok'), 'aria-label': word, 'data-key': 'b' } as const;
  return kept ? (
    <LinkButton {...look} href={`/p/${postId}/bookmark`}>
      <span>{word}</span>
    </LinkButton>
  ) : (
    <PostButton {...look} action={`/posts/${postId}/bookmark`}>
      <span>{word}</span>
    </PostButton>
  );
}
