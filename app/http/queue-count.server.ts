import { countQueue } from '~/domains/moderation/index.server';
import type { PageContext } from './page.server';

const counted = new WeakMap<object, ReturnType<typeof countQueue>>();

/** What waits for whoever asks, counted once a request: the frame says it, and the page of the queue. @throws Forbidden with the reason */
export function queueCount({ http, actor }: Pick<PageContext, 'http' | 'actor'>): ReturnType<typeof countQueue> {
  const known = counted.get(http) ?? countQueue(actor);
  counted.set(http, known);
  return known;
}
