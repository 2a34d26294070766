import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importStackExchange } from '~/domains/imports/index.server';
import { recount } from '~/domains/threads/index.server';
import { query } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { importer } from './dump';

/** A whole bilingual community of ten years, where it lies beside the checkout; it is not part of the project. */
const directory = path.resolve('../shared/data/french-meta');

describe.runIf(existsSync(path.join(directory, 'Posts.xml')))('a real community', () => {
  useDatabase();

  it('comes over whole', { timeout: 180_000 }, async () => {
    const report = await importStackExchange(importer, { directory, dryRun: false, category: null });
    expect(report.problems).toBe(false);
    expect(report.made).toMatchObject({ questions: 274, answers: 487, comments: 1305, members: 1703, acceptedAnswers: 86 });
    expect(report.files.find(({ file }) => file === 'Posts.xml')?.reasons).toMatchObject([{ reason: 'tagWiki', count: 20 }]);
    const [sums] = await query<Record<string, number>>(
      'test.sums',
      `select sum(score) filter (where kind = 'opening') as questions, sum(score) filter (where kind = 'answer') as answers,
              count(*) filter (where author_label is not null and kind <> 'comment') as labels from post`,
    );
    expect(sums).toEqual({ questions: 1_468, answers: 2_002, labels: 33 });
    expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
    const again = await importStackExchange(importer, { directory, dryRun: false, category: null });
    expect(Object.values(again.made).every((count) => count === 0)).toBe(true);
  });
});
