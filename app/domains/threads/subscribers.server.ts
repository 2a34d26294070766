import type { Subscriber } from '~/platform/activity/index.server';
import { heldFollower } from './held/withdraw-held.server';
import { leaverFollower } from './upkeep/remove-posts-of.server';
import { categoryFollower } from './upkeep/render-anew.server';

/** What this room wants to know of what happened. */
export const threadSubscribers: readonly Subscriber[] = [leaverFollower, heldFollower, categoryFollower];
