import { setImmediate } from 'node:timers/promises';
import { mustBeMember, type Actor } from '~/domains/identity';
import { tryWordRule, type AddWordRuleInput } from '~/domains/screening/index.server';
import { allow, readableCategoryIds } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { mayRunDesk } from '../policy';
import { readPastPosts } from './past-posts.store.server';

/** How far back, in days, and how many posts at most. Ours. */
const TRIAL = { days: 30, posts: 10_000 } as const;
/** Posts between two looks at what else there is to do: the site goes on answering. */
const CHUNK = 100;
const EXAMPLES = 20;

/** What a word rule would have done to the posts of the last `days` days; `rightly` and `wrongly`: of those that were decided. */
export type RuleTrial = {
  days: number;
  tried: number;
  found: number;
  rightly: number;
  wrongly: number;
  /** The latest 20 that it found; `words` are those that it found them by. */
  examples: { postId: string; title: string; words: string; rejected: boolean | null }[];
};

/**
 * Tries a word rule on real posts of the last 30 days (10,000 at most, the latest), in categories that the actor may read,
 * and changes nothing. Community managers.
 * @throws Forbidden
 */
export async function tryRuleOnPosts(actor: Actor, rule: AddWordRuleInput): Promise<RuleTrial> {
  allow(mayRunDesk(actor));
  const since = new Date(now().getTime() - TRIAL.days * 86_400_000);
  const posts = await readPastPosts(await readableCategoryIds(mustBeMember(actor)), since, TRIAL.posts);
  const trial: RuleTrial = { days: TRIAL.days, tried: 0, found: 0, rightly: 0, wrongly: 0, examples: [] };
  for (let at = 0; at < posts.length; at += CHUNK) {
    const part = posts.slice(at, at + CHUNK);
    const { tried, found, rightly, wrongly, examples } = tryWordRule(
      actor,
      rule,
      part.map(({ id, text, language, rejected }) => ({ id, text, rejected, language: language === 'en' || language === 'fr' ? language : null })),
    );
    trial.tried += tried;
    trial.found += found;
    trial.rightly += rightly;
    trial.wrongly += wrongly;
    for (const { id, words } of examples) {
      const post = part.find((each) => each.id === id);
      if (post && trial.examples.length < EXAMPLES) trial.examples.push({ postId: id, title: post.title, words, rejected: post.rejected });
    }
    await setImmediate();
  }
  return trial;
}
