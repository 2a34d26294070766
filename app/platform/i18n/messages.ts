import { gather } from './gather';
import type { Locale } from './locale';
import type { MessageTree } from './translator';

/** Every message file of both languages. */
const files = import.meta.glob<MessageTree>('./messages/*/*.json', { eager: true, import: 'default' });

/** All messages of a language as one tree, for the server. */
export function messagesOf(locale: Locale): MessageTree {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`./messages/${locale}/`));
  return gather(Object.fromEntries(own));
}
