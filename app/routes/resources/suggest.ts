import { suggestMembers } from '~/domains/members/index.server';
import { listCategories, suggestEmoji } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';

/** What can complete the word at the caret of a writing box: `[{ insert, label, detail? }]`, eight at most. */
export const loader = page('member', async ({ actor, url }) => {
  const q = (url.searchParams.get('q') ?? '').slice(0, 30);
  switch (url.searchParams.get('kind')) {
    case 'member': {
      const members = await suggestMembers(q);
      return Response.json(members.map(({ username, displayName }) => ({ insert: `@${username}`, label: displayName ?? username, detail: `@${username}` })));
    }
    case 'category': {
      const wanted = q.toLowerCase();
      const categories = (await listCategories(actor)).filter(({ slug, name }) => slug.startsWith(wanted) || name.toLowerCase().includes(wanted));
      return Response.json(categories.slice(0, 8).map(({ slug, name }) => ({ insert: `#${slug}`, label: name })));
    }
    case 'emoji':
      return Response.json(suggestEmoji(q).map(({ name, emoji }) => ({ insert: `:${name}:`, label: emoji, detail: `:${name}:` })));
    default:
      return Response.json([]);
  }
});
