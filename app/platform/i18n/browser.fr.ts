import { gather } from './gather';
import type { MessageTree } from './translator';

/** What islands say in a browser: the words of the shared components and of the composer. */
export const messages = gather(
  import.meta.glob<MessageTree>('./messages/fr/{ui,composer}.json', { eager: true, import: 'default' }),
);
