import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/**
 * Divides a build by the first part of addresses (`t`, `c`, `settings`, ...): a request is then matched against the
 * few routes that its address can mean, instead of against all of them, which Remix does four times a request.
 * Measured on a thread page: a fifth of all the time that the process spends.
 *
 * @returns for an address, the build that knows every route which may match it; the same one each time
 */
export function groupRoutes(build: ServerBuild): (pathname: string) => ServerBuild {
  const firsts = new Map(Object.keys(build.routes).map((id) => [id, firstPart(build.routes, id)]));
  const known = new Set(firsts.values());
  const made = new Map<string, ServerBuild>();
  return (pathname) => {
    const first = pathname.split('/')[1]!.toLowerCase();
    if (first.includes('%')) return build;
    const group = known.has(first) ? first : '*';
    let part = made.get(group);
    if (!part) made.set(group, (part = restrict(build, (id) => [group, '*'].includes(firsts.get(id)!))));
    return part;
  };
}

/** The first part of a route's address; `*` when it may be anything, '' for the root's index and layouts without a path. */
function firstPart(routes: Routes, id: string): string {
  const path: string[] = [];
  for (let route = routes[id]; route; route = routes[route.parentId ?? '']) if (route.path) path.unshift(route.path);
  const first = path.join('/').replace(/^\//, '').split('/')[0]!.toLowerCase();
  return /[:*?]/.test(first) ? '*' : first;
}

/** The build with only the routes that are wanted, and those around them. */
function restrict(build: ServerBuild, wanted: (id: string) => boolean): ServerBuild {
  const ids = new Set<string>();
  for (const id of Object.keys(build.routes).filter(wanted)) {
    for (let at: string | undefined = id; at && !ids.has(at); at = build.routes[at]?.parentId) ids.add(at);
  }
  const pick = <V>(all: Record<string, V>): Record<string, V> => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return { ...build, routes: pick(build.routes as Record<string, NonNullable<Routes[string]>>), assets: { ...build.assets, routes: pick(build.assets.routes) } };
}
