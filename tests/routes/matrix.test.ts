import { beforeAll, describe, expect, it } from 'vitest';
import type { LoaderFunctionArgs } from '@remix-run/node';
import routes from '../../app/routes';
import { roles, type Actor, type MemberActor, type Role } from '~/domains/identity';
import { forgetCategories, removePost, saveDraft, unlistThread } from '~/domains/threads/index.server';
import { ACCESS, type Access } from '~/http/page.server';
import { db } from '~/platform/db/index.server';
import { answer, category, someone, thread, visitor } from '../domains/threads/world';
import { useDatabase } from '../setup/database';
import { call } from './context';

/**
 * Every page by everybody (reliability.md, F32): each address that can be read, with the ids of things
 * that are open, unlisted, private and deleted, by visitors and by members of every role, the author
 * among them. The words of what somebody may not see must not come back from anywhere.
 */
useDatabase();

type Handler = (args: LoaderFunctionArgs) => Promise<Response>;
const modules = import.meta.glob<{ loader?: Handler & { [ACCESS]: Access } }>('../../app/routes/**/*.{ts,tsx}');

interface Entry {
  path?: string;
  file: string;
  children?: Entry[];
}
const flat = (entries: readonly Entry[], base = ''): { path: string; file: string }[] =>
  entries.flatMap(({ path = '', file, children }) => {
    const whole = [base, path].filter(Boolean).join('/');
    return [...(children ? flat(children, whole) : []), { path: whole, file }];
  });
const pages = flat(routes as readonly Entry[]).filter(({ path }) => !path.startsWith('api/v1'));

const scenes = ['open', 'unlisted', 'private', 'deleted'] as const;
type Scene = (typeof scenes)[number];

interface Things {
  threadId: string;
  slug: string;
  postId: string;
  category: string;
  tag: string;
  /** Stands in title, text, answer and tag. */
  secret: string;
}

const things = {} as Record<Scene, Things>;
const readers: { name: string; actor: Actor }[] = [];
let author: MemberActor;
const DRAFT = 'quixoticdraft';
const HELD = 'mirabilisheld';

async function make(scene: Scene): Promise<Things> {
  const secret = `zyx${scene}secret`;
  const categoryId = await category();
  const made = await thread({ by: author, categoryId, title: `How about ${secret} here?`, body: `It says ${secret} all over.`, tags: [`tag-${secret}`] });
  const { postId } = await answer(made.threadId, author);
  await db.post.update({ where: { id: postId }, data: { html: `<p>${secret}</p>`, text: secret } });
  if (scene === 'private') await db.category.update({ where: { id: categoryId }, data: { readBy: 'manager', name: { en: `Room ${secret}`, fr: `Room ${secret}` } } });
  if (scene === 'unlisted') await unlistThread(await someone('moderator'), { threadId: made.threadId });
  if (scene === 'deleted') await removePost(await someone('moderator'), { postId: made.postId });
  forgetCategories();
  const { slug } = await db.category.findUniqueOrThrow({ where: { id: categoryId } });
  return { threadId: made.threadId, slug: made.slug, postId, category: slug, tag: `tag-${secret}`, secret };
}

beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  author = await someone();
  for (const scene of scenes) things[scene] = await make(scene);
  await saveDraft(author, { key: 'new-thread', sequence: 0, data: { title: DRAFT, body: DRAFT } });
  const kept = { authorId: author.id, kind: 'answer', threadId: things.open.threadId, source: HELD, via: 'browser', score: 5, signals: [], createdAt: new Date(), changedAt: new Date() } as const;
  await db.heldPost.create({ data: { id: 'heldtext', ...kept } });
  readers.push({ name: 'visitor', actor: visitor }, { name: 'author', actor: author });
  for (const role of roles) readers.push({ name: role, actor: await someone(role) });
});

const atLeast = (actor: Actor, role: Role): boolean => actor.kind === 'member' && roles.indexOf(actor.role) >= roles.indexOf(role);

/** Whether the words of a scene may come back to this reader from a page that is about it. */
function maySee(scene: Scene, actor: Actor): boolean {
  if (scene === 'private') return atLeast(actor, 'manager');
  if (scene === 'deleted') return atLeast(actor, 'moderator') || actor === author;
  return true;
}

function address(path: string, at: Things): { url: string; params: Record<string, string> } {
  const byName: Record<string, string> = {
    slug: at.slug,
    category: at.category,
    tag: at.tag,
    username: author.username,
    id: path.startsWith('t/') ? at.threadId : at.postId,
    name: 'threads-1.xml',
    variant: '800.webp',
    token: 'none',
  };
  const params: Record<string, string> = {};
  const filled = path.replace(/:(\w+)/g, (_, name: string) => (params[name] = byName[name] ?? 'none')).replace('*', 'nowhere');
  const query = { search: `?q=${at.secret}`, 'resources/similar': `?title=How about ${at.secret} here`, 'resources/suggest': `?kind=category&q=room`, tags: `?q=tag-zyx` }[path] ?? '';
  return { url: `http://localhost:3000/${filled}${query}`, params };
}

async function read(file: string, url: string, params: Record<string, string>, actor: Actor) {
  const module = await modules[`../../app/${file}`]!();
  if (!module.loader) return null;
  const response = await call(module.loader, new Request(url), { params, actor });
  return { access: module.loader[ACCESS], response, text: await response.text() };
}

describe.each(pages)('/$path', ({ path, file }) => {
  it('lets in who may come in, and tells nobody what is not for them', async () => {
    for (const scene of scenes) {
      const { url, params } = address(path, things[scene]);
      for (const { name, actor } of readers) {
        const answered = await read(file, url, params, actor);
        if (!answered) return;
        const { access, response, text } = answered;
        const where = `${name} at ${url}`;
        expect(response.status, where).toBeLessThan(500);
        if (access !== 'everyone' && !atLeast(actor, access === 'account' ? 'member' : access)) {
          if (actor.kind === 'visitor') expect([response.status, response.headers.get('Location')?.startsWith('/sign-in')], where).toEqual([303, true]);
          else expect(response.status, where).toBe(404);
        }
        // The question itself comes back in the page of a search; what was found must not.
        const said = text.replaceAll(`"q":"${things[scene].secret}"`, '').replaceAll(`Search: ${things[scene].secret}`, '');
        const told = said + (response.headers.get('Location') ?? '');
        // What one wrote is one's own also where one may not read it any more: an export has it.
        if (path === 'settings/data/file' && name === 'author') continue;
        for (const other of scenes) {
          if (!maySee(other, actor)) expect(told.includes(things[other].secret), `${where} tells of what is ${other}`).toBe(false);
        }
        if (actor !== author) expect([DRAFT, HELD].filter((words) => text.includes(words)), `${where} shows a draft, or what waits`).toEqual([]);
      }
    }
  });
});

/** Lists show neither what is unlisted nor what is deleted, to nobody: not even to staff. */
const LISTS = ['', 'new', 'unanswered', 'top', 'feed.xml', 'sitemaps/:name', 'search', 'resources/similar'];

describe.each(pages.filter(({ path }) => LISTS.includes(path)))('the list /$path', ({ path, file }) => {
  it('holds what is open, and nothing else', async () => {
    for (const { name, actor } of readers) {
      for (const scene of ['unlisted', 'deleted'] as const) {
        const { url, params } = address(path, things[scene]);
        const answered = await read(file, url, params, actor);
        const said = (answered?.text ?? '').replaceAll(`"q":"${things[scene].secret}"`, '').replaceAll(`Search: ${things[scene].secret}`, '');
        expect(said.includes(things[scene].secret), `${name} at ${url}`).toBe(false);
      }
    }
  });
});

describe('what is there', () => {
  const statuses = async (path: string, file: string, scene: Scene) => {
    const { url, params } = address(path, things[scene]);
    const found: Record<string, number> = {};
    for (const { name, actor } of readers) found[name] = (await read(file, url, params, actor))!.response.status;
    return found;
  };
  const all = (status: number, but: Record<string, number> = {}) => ({ ...Object.fromEntries(readers.map(({ name }) => [name, status])), ...but });

  it('is shown to those who may read it, is gone for those who might have, and not found for the others', async () => {
    const page = ['t/:slug/:id', 'routes/community/thread.tsx'] as const;
    expect(await statuses(...page, 'open')).toEqual(all(200));
    expect(await statuses(...page, 'unlisted')).toEqual(all(200));
    expect(await statuses(...page, 'private')).toEqual(all(404, { manager: 200, admin: 200, owner: 200 }));
    expect(await statuses(...page, 'deleted')).toEqual(all(410, { author: 200, moderator: 200, manager: 200, admin: 200, owner: 200 }));
  });

  it('is edited by its author and by staff', async () => {
    const page = ['p/:id/edit', 'routes/community/edit.tsx'] as const;
    expect(await statuses(...page, 'open')).toEqual(all(200, { visitor: 303, member: 403 }));
    expect(await statuses(...page, 'private')).toEqual(all(404, { visitor: 303, manager: 200, admin: 200, owner: 200 }));
  });
});
