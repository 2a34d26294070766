import type { MessageTree } from './translator';

/**
 * Message files as one tree, by their names. `errors.identity.json` and its like, one file a room,
 * make up the one namespace `errors`.
 */
export function gather(files: Record<string, MessageTree>): MessageTree {
  const tree: MessageTree = {};
  for (const [path, content] of Object.entries(files)) {
    const namespace = /([^/.]+)[^/]*\.json$/.exec(path)?.[1];
    if (namespace) tree[namespace] = { ...(tree[namespace] as MessageTree | undefined), ...content };
  }
  return tree;
}
