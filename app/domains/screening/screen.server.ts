import { getSettings } from '~/domains/brand/index.server';
import { now } from '~/platform/clock';
import { tokensOf } from './learning/bayes';
import { readLearnt } from './learning/learning.store.server';
import { limits, type ScreenInput, type Verdict } from './rules';
import { deleteSeenBefore, deleteSeenText, noteHosts, noteText, readAlike, readHostMembers, type SeenText } from './seen.store.server';
import { makeDraft, type Draft, type Known } from './signals/draft';
import { likeness, sketchOf } from './text/sketch';
import { judgeText } from './verdict';
import { rulesInForce } from './words/list-word-rules.server';

/**
 * Reads a text before it is published and says what to do with it, with every reason. Nothing is done to the text or its
 * author; what the room remembers of it (hosts of a new member's links, hashes of the text) serves to know the next one
 * like it. The same text under the same `textId` gets the same verdict again, unless the site has learnt meanwhile.
 */
export async function screen(input: ScreenInput): Promise<Verdict> {
  const draft = makeDraft(input);
  const since = memoryBegins();
  const hosts = [...new Set(draft.links.map((link) => link.host))];
  const sketch = sketchOf(withoutQuotes(draft.source));
  const [settings, rules, { learnt, totals }, hostMembers, alike] = await Promise.all([
    getSettings(),
    rulesInForce(),
    readLearnt(tokensOf(draft.source)),
    hosts.length > 0 ? readHostMembers(hosts, input.author.id, since) : new Map<string, number>(),
    sketch.length > 0 ? readAlike(sketch, input.textId, since) : [],
  ]);
  const known: Known = { brandName: settings.name, hostMembers, twin: twinOf(sketch, alike, input.author.id), learnt, totals };
  const verdict = judgeText(input, known, rules.live, rules.shadow);
  await remember(draft, hosts, sketch);
  return verdict;
}

/** Forgets a text that its author has taken back or must change: it is not to stand against what they make of it. */
export async function forgetScreened({ textId }: { textId: string }): Promise<void> {
  await deleteSeenText(textId);
}

/** Forgets hosts and hashes that are older than they are compared; for a schedule. */
export async function sweepScreening(): Promise<void> {
  await deleteSeenBefore(memoryBegins());
}

function memoryBegins(): Date {
  return new Date(now().getTime() - limits.memoryDays * 86_400_000);
}

async function remember({ input, isNew }: Draft, hosts: string[], sketch: number[]): Promise<void> {
  if (isNew && hosts.length > 0) await noteHosts(hosts, input.author.id, now());
  if (sketch.length > 0) await noteText(input.textId, input.author.id, sketch, now());
}

/** Without what was quoted from others, which is no repetition. */
function withoutQuotes(text: string): string {
  return text.replace(/^[ \t]*>.*$/gm, '');
}

/** The text most like this one; a rejected one before all others that are the same. */
function twinOf(sketch: number[], alike: SeenText[], authorId: string): Known['twin'] {
  const twins = alike.map((text) => ({ own: text.memberId === authorId, rejected: text.rejected, share: likeness(sketch, text.sketch) }));
  const same = twins.filter(({ share }) => share >= limits.sameText);
  return same.find(({ rejected }) => rejected) ?? same.find(({ own }) => !own) ?? same[0] ?? null;
}
