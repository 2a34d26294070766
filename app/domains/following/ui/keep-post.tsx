import type { ReactElement } from 'react';
import { LinkButton, PostButton } from '~/ui/button';
import { useT } from '~/ui/i18n';

/** Bookmarks a post by one press; once kept, leads to its note and reminder. */
export function KeepPost({ postId, kept }: { postId: string; kept: boolean }): ReactElement {
  const t = useT();
  return kept ? (
    <LinkButton variant="quiet" size="sm" icon="bookmark" href={`/p/${postId}/bookmark`} data-key="b">
      {t('following.bookmark.kept')}
    </LinkButton>
  ) : (
    <PostButton variant="quiet" size="sm" icon="bookmark" action={`/posts/${postId}/bookmark`} data-key="b">
      {t('following.bookmark.add')}
    </PostButton>
  );
}
