import type { ThreadKind } from '~/domains/threads';

/** Hours before the first start. */
type HoursAgo = number;

export interface DemoPost {
  /** By which the review queue speaks of it. */
  name?: string;
  by: string;
  ago: HoursAgo;
  body: string;
  /** Usernames. */
  votes?: readonly string[];
  comments?: readonly { by: string; ago: HoursAgo; body: string }[];
  accepted?: { by: string; ago: HoursAgo };
}

export interface DemoThread extends DemoPost {
  kind: ThreadKind;
  category: string;
  title: string;
  tags: readonly string[];
  pinned?: boolean;
  locked?: boolean;
  meToo?: readonly string[];
  posts: readonly DemoPost[];
}
