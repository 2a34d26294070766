import { startRefused } from '../lib/built-server';
import { databaseOf, rows } from '../lib/cast';
import { get } from './client';
import { withScene, type Fault } from './stage';

/** F3: two processes must not work in one data directory. */
export const secondProcess: Fault = {
  id: 'F3',
  title: 'a second process on the same data directory is refused',
  run: (stage) =>
    withScene(stage, { players: 1 }, async ({ dataDir, start }) => {
      const first = await start();
      const url = await databaseOf(dataDir);
      const before = await rows(url, 'select count(*)::int as posts, max(created_at) as last from post');
      const second = await startRefused({ dataDir, port: stage.port + 1 });
      const words = second.output.trim();
      stage.note(`the second process said: ${words.split('\n').at(-1)}`);
      stage.check('the second process ends with 1', second.code === 1, `exit code ${second.code}`);
      stage.check('it names the other process and the directory', words.includes('Another Parvis process') && words.includes(dataDir));
      stage.check('it shows no stack', !/^\s+at /m.test(words));
      stage.check('the first process goes on', (await get(`${first.origin}/`)).status === 200);
      const after = await rows(url, 'select count(*)::int as posts, max(created_at) as last from post');
      stage.check('the data is what it was', JSON.stringify(before) === JSON.stringify(after), JSON.stringify(after[0]));
    }),
};
