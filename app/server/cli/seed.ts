import { seedBig, type BigStep, type BigWorld } from '~/domains/seeds/index.server';
import { withDatabase } from './database';
import { duration, progressBar } from './progress';
import { say, type Terminal } from './terminal';

/** `seed big`: fills an empty community with made-up content. */
export async function seedCommand(terminal: Terminal, world: BigWorld): Promise<number> {
  const { t } = terminal;
  const bar = progressBar(terminal);
  const show = (step: BigStep, done: number, total: number): void =>
    bar.show({ step, label: t(`cli.seedStep.${step}`), done, total, unit: 'rows' });
  const made = await withDatabase(terminal, 'parvis seed', async () => {
    try {
      return await seedBig(world, show);
    } finally {
      bar.end();
    }
  });
  const { members, threads, posts, seconds } = made;
  say(terminal, t('cli.seed.done', { members, threads, posts, time: duration(seconds), rate: Math.round(posts / Math.max(1, seconds)) }));
  return 0;
}
