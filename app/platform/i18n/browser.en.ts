import { gather } from './gather';
import type { MessageTree } from './translator';

/** What React may say in a browser: all but the words of letters, the terminal, set-up and staff. */
export const messages = gather(
  import.meta.glob<MessageTree>(['./messages/en/*.json', '!./messages/en/{letters,cli,setup,staff,api}.json'], {
    eager: true,
    import: 'default',
  }),
);
