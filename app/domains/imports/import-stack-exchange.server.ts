import path from 'node:path';
import type pg from 'pg';
import type { Actor } from '~/domains/identity';
import { getSettings } from '~/domains/brand/index.server';
import { slugOf } from '~/domains/threads';
import { now } from '~/platform/clock';
import { Conflict, Invalid } from '~/platform/errors';
import { mapAuthors } from './batches.store.server';
import { dumpFiles } from './dump/dump-files';
import { openDump, type FoundFile } from './dump-directory.server';
import { importMembers } from './import-members.server';
import { importPosts } from './import-posts.server';
import { formerMember } from './members.store.server';
import { categoryBySlug, categoryOf, makeLinks, makeTags } from './places.store.server';
import type { ImportedThings, ImportProgress, ImportReport } from './report';
import { countPlan, leaveOutWithPosts, planAll, removeDoubles, removeOrphans, type Tallies, type Todo } from './sift.store.server';
import { lockImport, noteFinished, preferIndexes, withConnection } from './session.store.server';
import { findSource } from './source.store.server';
import { makeStaging, stageFile } from './staging.store.server';
import { Tally } from './tally';

type ImportInput = {
  directory: string;
  dryRun: boolean;
  /** Slug of the category that the questions go to; null: one that is made for the dump. */
  category: string | null;
};

/**
 * Imports a dump in the format that Stack Exchange publishes. For whoever may run commands on the
 * machine. Everything is read and compared first, then made in batches, each a transaction: it can be
 * killed and run again, and a second run makes only what is missing. Posts that exist are left as they
 * are. Records `import.finished` when something was made.
 *
 * @param onProgress called often; the caller thins it out
 * @throws Invalid on `directory` or `category`, Conflict('importRuns')
 */
export async function importStackExchange(
  actor: Actor,
  input: ImportInput,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportReport> {
  const started = now().getTime();
  const dump = await openDump(input.directory);
  const tallies = Object.fromEntries(dumpFiles.map(({ name }) => [name, new Tally(`${name}.xml`)])) as Tallies & Record<string, Tally>;
  const result = await withConnection(async (client) => {
    if (!(await lockImport(client))) throw new Conflict('importRuns');
    const category = input.category === null ? null : await categoryBySlug(client, input.category);
    await makeStaging(client);
    await readDump(client, dump.files, tallies, onProgress);
    onProgress({ step: 'checking', file: null, done: 0, total: 1 });
    // Nothing but things that are no rows: saying that "everything else is in place" would be a joke.
    if (tallies.Posts.read === 0 && tallies.Posts.report().notes.some(({ problem }) => problem)) {
      throw new Invalid({ directory: [`dumpNotPosts|path=${dump.files.find(({ file }) => file.name === 'Posts')?.path}`] });
    }
    await removeDoubles(client, tallies);
    await removeOrphans(client, tallies);
    const name = path.basename(path.resolve(input.directory));
    const source = await findSource(client, slugOf(name, 'stack-exchange'));
    await planAll(client, source);
    const todo = await countPlan(client, source, tallies);
    if (input.dryRun) return { source, made: { ...todo, revisions: 0 } };
    const categoryId = category ?? (todo.questions > 0 ? await categoryOf(client, source, readable(name)) : '');
    const made = await makeAll(client, { source, categoryId, todo, tallies, onProgress });
    if (Object.values(made).some((count) => count > 0)) await noteFinished(actor, source, made);
    return { source, made };
  });
  for (const tally of Object.values(tallies)) tally.made = tally.read - tally.already - tally.leftOut;
  const files = dump.files.map(({ file }) => tallies[file.name]!.report());
  return {
    directory: path.resolve(input.directory),
    ...result,
    dryRun: input.dryRun,
    seconds: (now().getTime() - started) / 1000,
    files,
    missing: dump.missing,
    problems: files.some(({ reasons, notes }) => [...reasons, ...notes].some(({ problem }) => problem)),
  };
}

async function readDump(
  client: pg.Client,
  files: readonly FoundFile[],
  tallies: Record<string, Tally>,
  onProgress: (progress: ImportProgress) => void,
): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { file, path: filePath } of files) {
    try {
      await stageFile(client, file, filePath, tallies[file.name]!, (bytes) => {
        done += bytes;
        onProgress({ step: 'reading', file: `${file.name}.xml`, done, total });
      });
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (!syscall) throw error; // not the file, but the database
      if (file.name === 'Posts') throw new Invalid({ directory: [`dumpUnreadable|path=${filePath}|code=${code}`] });
      tallies[file.name] = new Tally(`${file.name}.xml`);
      tallies[file.name]!.note(`unreadable|code=${code}`, [], 1);
    }
  }
}

/** The name of a directory as a title: `french-meta` becomes `French meta`. */
function readable(name: string): string {
  const words = name.replace(/[-_.\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Making = {
  source: string;
  categoryId: string;
  todo: Todo;
  tallies: Tallies;
  onProgress: (progress: ImportProgress) => void;
};

async function makeAll(client: pg.Client, { source, categoryId, todo, tallies, onProgress }: Making): Promise<ImportedThings> {
  const brand = await getSettings();
  await preferIndexes(client, true);
  const made: ImportedThings = { ...todo, members: 0, questions: 0, answers: 0, comments: 0, acceptedAnswers: 0, revisions: 0 };
  await importMembers(
    client,
    source,
    brand.name,
    (count) => {
      made.members += count;
      onProgress({ step: 'members', file: null, done: made.members, total: todo.members });
    },
    (line) => tallies.Users.leaveOut('failed', [line]),
  );
  await mapAuthors(client, source);
  let former: Promise<string> | null = null;
  const context = { source, categoryId, tags: await makeTags(client, source), former: () => (former ??= formerMember(client)) };
  const total = todo.questions + todo.answers + todo.comments;
  let done = 0;
  await importPosts(
    client,
    context,
    (batch, rows) => {
      for (const key of ['questions', 'answers', 'comments', 'acceptedAnswers', 'revisions'] as const) made[key] += batch[key];
      onProgress({ step: 'posts', file: null, done: (done += rows), total });
    },
    (failed) => {
      for (const { kind, line } of failed) tallies[kind === 'comment' ? 'Comments' : 'Posts'].leaveOut('failed', [line]);
      onProgress({ step: 'posts', file: null, done: (done += failed.length), total });
    },
  );
  await preferIndexes(client, false);
  if (made.questions + made.answers + made.comments < total) await leaveOutWithPosts(client, source, tallies);
  onProgress({ step: 'links', file: null, done: 0, total: todo.links });
  made.links = await makeLinks(client, source);
  return made;
}
