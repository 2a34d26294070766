import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import table from '../../app/routes';
import { groupRoutes } from '~/server/route-groups';

interface Entry {
  id?: string;
  path?: string;
  index?: boolean;
  file: string;
  children?: Entry[];
}

/** The real table of addresses as a build has it; of the modules nothing is needed here. */
function build(): ServerBuild {
  const routes: Record<string, object> = { root: { id: 'root', path: '' } };
  const add = (entries: Entry[], parentId: string): void => {
    for (const { id: named, path, index, file, children } of entries) {
      const id = named ?? file.replace(/\.tsx?$/, '');
      routes[id] = { id, parentId, path, index };
      if (children) add(children, id);
    }
  };
  add(table as Entry[], 'root');
  return { routes, assets: { routes } } as unknown as ServerBuild;
}

type Tree = { id: string; path?: string; index?: boolean; children: Tree[] };

function matched(part: ServerBuild, pathname: string): string[] | undefined {
  const all = Object.values(part.routes) as { id: string; parentId?: string; path?: string; index?: boolean }[];
  const below = (parentId: string | undefined): Tree[] =>
    all.filter((route) => route.parentId === parentId).map(({ id, path, index }) => ({ id, path, index, children: below(id) }));
  return matchRoutes(below(undefined) as Parameters<typeof matchRoutes>[0], pathname)?.map(({ route }) => (route as { id?: string }).id ?? '');
}

const whole = build();
const partFor = groupRoutes(whole);

describe('groupRoutes', () => {
  const addresses = [
    '/', '/new', '/NEW', '/top', '/t/slug/0123456789ab', '/t/0123456789ab', '/t', '/t/a/b/feed.xml', '/p/x', '/p/x/history', '/c', '/c/help',
    '/c/help/feed.xml', '/m/anna', '/join', '/join/confirm', '/settings', '/settings/profile', '/settings/email/confirm', '/setup', '/setup/brand',
    '/staff', '/staff/outbox/x/body', '/posts/x/vote', '/uploads/x/800.webp', '/api', '/api/v1/threads/x/posts', '/questions/7/title', '/questions/tagged/x',
    '/.well-known/security.txt', '/robots.txt', '/no/such/page', '/%74/slug/x', '/c%2Fhelp', '//', '/t/', '/t//x', '/t/a/b/', '/t/a/b/feed%2Exml', '/t/a/b/c', '/P/X/History', '/moderation', '/moderation/filters', '/moderation/x/claim', '/api/v1', '/users/7', '/constructor', '/__proto__/x',
  ];
  it.each(addresses)('finds for %s what all routes together find', (address) => {
    expect(matched(partFor(address), address)).toEqual(matched(whole, address));
  });

  it('keeps only what an address can mean', () => {
    expect(Object.keys(partFor('/t/slug/0123456789ab').routes).length).toBeLessThan(4);
    expect(Object.keys(partFor('/t/slug/0123456789ab').assets.routes)).toEqual(Object.keys(partFor('/t/slug/0123456789ab').routes));
  });

  it('answers with the same part each time, and with one for all addresses that nothing begins like', () => {
    expect(partFor('/t/a/b')).toBe(partFor('/t/c/d'));
    expect(partFor('/no/such')).toBe(partFor('/page'));
  });
});
