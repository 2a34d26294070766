/** A thread that a digest may name for a member. */
export type Candidate = {
  memberId: string;
  threadId: string;
  slug: string;
  title: string;
  /** What there is of it: answers, facts, replies. */
  n: number;
  by: string;
};

export type Section = 'answers' | 'news' | 'unanswered' | 'best';
export type Found = Record<Section, readonly Candidate[]>;

/** What matters most comes first, and each thread once. */
const ORDER: readonly Section[] = ['answers', 'news', 'unanswered', 'best'];
/** Threads of a section. */
const MOST: Record<Section, number> = { answers: 10, news: 10, unanswered: 5, best: 5 };

/**
 * The digest of each member, section by section, without those that have nothing to say. Members for whom there is nothing
 * at all are not in it.
 *
 * @param found in the order in which they shall stand
 */
export function composeDigests(found: Found): Map<string, { about: Section; threads: Candidate[] }[]> {
  const digests = new Map<string, { about: Section; threads: Candidate[] }[]>();
  const named = new Set<string>();
  for (const about of ORDER) {
    for (const candidate of found[about]) {
      const key = `${candidate.memberId} ${candidate.threadId}`;
      if (named.has(key)) continue;
      const sections = digests.get(candidate.memberId) ?? [];
      let section = sections.at(-1);
      if (section?.about !== about) sections.push((section = { about, threads: [] }));
      if (section.threads.length >= MOST[about]) continue;
      section.threads.push(candidate);
      named.add(key);
      digests.set(candidate.memberId, sections);
    }
  }
  return digests;
}
