import { limits, type Signal } from '../rules';
import { doubtOf, wornName } from '../text/hosts';
import { borrows, disguiseOf, lieOf, speltOut } from '../text/links';
import type { Draft, Known } from './draft';

/** What the links of a text say: how many, of whom else, and whether they hide where they lead. */
export function linkSignals({ links, isNew, source }: Draft, { hostMembers, brandName }: Known): Signal[] {
  const signals: Signal[] = [];
  if (links.length === 0) return signals;
  if (isNew) {
    const many = links.length > limits.newLinks;
    signals.push({ name: 'links', weight: many ? 3 : 1, words: { key: 'screening.links', args: { count: links.length } } });
  }
  const hosts = [...new Set(links.map((link) => link.host))];
  const spread = hosts.map((host) => ({ host, count: (hostMembers.get(host) ?? 0) + (isNew ? 1 : 0) })).sort((a, b) => b.count - a.count)[0];
  if (spread && spread.count >= limits.hostMembers) {
    signals.push({ name: 'host-spread', weight: isNew ? 5 : 2, words: { key: 'screening.hostSpread', args: { host: spread.host, count: spread.count } } });
  }
  for (const host of hosts) {
    const disguise = disguiseOf(host);
    if (!disguise) continue;
    const weight = disguise === 'short' ? (isNew ? 2 : 0.5) : isNew ? 4 : 2;
    signals.push({ name: 'link-disguised', weight, words: { key: `screening.linkDisguised.${disguise}`, args: { host } } });
    break;
  }
  if (speltOut(source) > 0) signals.push({ name: 'link-disguised', weight: isNew ? 3 : 1, words: { key: 'screening.linkDisguised.spelt', args: {} } });
  for (const link of links) {
    const named = lieOf(link);
    if (!named) continue;
    signals.push({ name: 'link-lies', weight: 5, words: { key: 'screening.linkLies', args: { named, host: link.host } } });
    break;
  }
  const doubtful = hosts.map((host) => ({ host, doubt: doubtOf(host) })).sort((a, b) => b.doubt - a.doubt)[0];
  if (doubtful && doubtful.doubt > 0) {
    signals.push({ name: 'host-doubtful', weight: isNew ? doubtful.doubt : doubtful.doubt / 3, words: { key: 'screening.hostDoubtful', args: { host: doubtful.host } } });
  }
  const wearer = hosts.map((host) => ({ host, name: wornName(host) })).find(({ name }) => name);
  if (wearer?.name) signals.push({ name: 'host-borrowed', weight: isNew ? 4 : 2, words: { key: 'screening.hostBorrowed', args: { host: wearer.host, name: wearer.name } } });
  const borrower = hosts.find((host) => borrows(host, brandName));
  if (borrower) signals.push({ name: 'host-borrowed', weight: isNew ? 4 : 2, words: { key: 'screening.hostBorrowed', args: { host: borrower, name: brandName } } });
  return signals;
}
