import { z } from 'zod';
import { levels, type Level } from '~/domains/following';
import { getLevel, ownLevel, putBackLevel, setLevel } from '~/domains/following/index.server';
import type { Actor } from '~/domains/identity';
import { lockThread, relistThread, threadsByIds, unlistThread, unlockThread } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';
import { DomainError } from '~/platform/errors';

/** A thread, and what is to be put back: `ID`, `ID:level`, `ID:level:itself` where that had come by itself, `ID:none`. */
const one = z.string().regex(/^[0-9a-z]{1,40}(:[a-z]+){0,2}$/, 'unknownThing');
const pickedInput = z.strictObject({
  ids: z.string('required').transform((text) => text.split(' ').filter(Boolean)).pipe(z.array(one).min(1, 'required').max(50, 'unknownThing')),
  act: z.enum(['following', 'muted', 'lock', 'unlist'], 'unknownThing'),
});

/** Does one thing to one thread; the answer is what undoing needs to know, or null when nothing was to be done. */
type Doing = (actor: Actor, threadId: string) => Promise<string | null>;

const toLevel = (level: Level): Doing => async (actor, threadId) => {
  if ((await getLevel(actor, { kind: 'thread', targetId: threadId })) === level) return null;
  const own = await ownLevel(actor, threadId);
  await setLevel(actor, { kind: 'thread', targetId: threadId, level });
  return [threadId, own?.level ?? 'none', ...(own?.chosen === false ? ['itself'] : [])].join(':');
};

const toState = (is: 'locked' | 'unlisted', act: (actor: Actor, input: { threadId: string }) => Promise<unknown>): Doing => async (actor, threadId) => {
  const [thread] = await threadsByIds(actor, [threadId]);
  if (thread?.[is]) return null;
  await act(actor, { threadId });
  return threadId;
};

const DO: Record<z.output<typeof pickedInput>['act'], Doing> = {
  following: toLevel('following'),
  muted: toLevel('muted'),
  lock: toState('locked', lockThread),
  unlist: toState('unlisted', unlistThread),
};

const UNDO: typeof DO = {
  following: backToLevel,
  muted: backToLevel,
  lock: (actor, threadId) => unlockThread(actor, { threadId }).then(() => threadId),
  unlist: (actor, threadId) => relistThread(actor, { threadId }).then(() => threadId),
};

async function backToLevel(actor: Actor, picked: string): Promise<string> {
  const [threadId = '', was, itself] = picked.split(':');
  const level = levels.find((each) => each === was);
  await putBackLevel(actor, { threadId, before: level ? { level, chosen: itself === undefined } : null });
  return threadId;
}

/**
 * POST does one thing to several threads of a list, each by the act that does it to one; DELETE takes it back for those
 * that it was done to. What cannot be done to one of them leaves the others as they are, and is counted.
 */
export const action = verb('member', async ({ actor, method, input, back }) => {
  const { ids, act } = input(pickedInput);
  const undoing = method === 'DELETE';
  const done: string[] = [];
  let left = 0;
  for (const id of ids) {
    try {
      const did = await (undoing ? UNDO : DO)[act](actor, id);
      if (did !== null) done.push(did);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      left += 1;
    }
  }
  if (undoing) return back({ n: done.length }, { key: 'flash.picked.undone', values: { n: done.length } });
  return back({ n: done.length, left }, {
    key: `flash.picked.${act}`,
    values: { n: done.length, left },
    ...(done.length > 0 ? { undo: { action: '/threads/picked', method: 'delete', values: { ids: done.join(' '), act } } } : {}),
  });
});
