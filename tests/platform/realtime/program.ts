/** Another process: tells `COUNT` signals on a topic of the database named, and ends. */
import { closeDatabase, connectDatabase } from '~/platform/db/index.server';
import { signal } from '~/platform/realtime/index.server';

const [url = '', topic = '', count = '1'] = process.argv.slice(2);
connectDatabase({ url, poolSize: 1 });
for (let n = 1; n <= Number(count); n++) await signal(null, topic, { kind: 'post', data: { n } });
await closeDatabase();
