import net, { type AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';
import { setClock } from '~/platform/clock';
import { db, transaction } from '~/platform/db/index.server';
import { configureMail, queueMail, sendDueMail } from '~/platform/mail/index.server';
import { closeTransport } from '~/platform/mail/transport.server';
import { startSmtp, type TestServer } from './smtp';

const servers: { close(): unknown }[] = [];
let smtpUrl: string | null = null;

export const props = { name: 'Ana', link: 'https://community.example.com/reset?token=SECRET', minutes: 60 };

/** Gives each test of the file an empty outbox and a sender, and no mail server until it asks for one. */
export function useMail(): void {
  beforeEach(async () => {
    await Promise.all([db.mail.deleteMany(), db.mailSuppression.deleteMany(), db.mailUnsubscribe.deleteMany()]);
    smtpUrl = null;
    configureMail({
      smtpUrl: async () => smtpUrl,
      from: async () => 'Moulin & Fils <hello@community.example.com>',
      brand: async () => ({ name: 'Moulin & Fils', colour: '#1f6f5c', logoUrl: null, homeUrl: 'https://community.example.com', imprint: '12 rue des Halles\n69002 Lyon' }),
      secret: async () => 'a key of the tests',
    });
  });
  afterEach(async () => {
    setClock(null);
    closeTransport();
    configureMail(null);
    await closeServers();
  });
}

/** Ends all mail servers of the test. */
export async function closeServers(): Promise<void> {
  for (const server of servers.splice(0)) await server.close();
}

/** Starts a mail server and makes it the configured one; `login` stands before the host in its address. */
export async function serve(options: Parameters<typeof startSmtp>[0] = {}, login = ''): Promise<TestServer> {
  const server = await startSmtp(options);
  servers.push(server);
  smtpUrl = server.url.replace('//', `//${login}`);
  return server;
}

/** Queues a letter that holds a link. */
export function queue(more: { secret?: boolean; to?: string; locale?: 'en' | 'fr' } = {}): Promise<string> {
  return transaction((tx) => queueMail(tx, { letter: 'resetPassword', props, to: 'ana@example.com', locale: 'en', ...more }));
}

/** Sends what is due in so many minutes from now. */
export async function sendAfter(minutes: number): Promise<void> {
  const at = Date.now() + minutes * 60_000;
  setClock(() => new Date(at));
  await sendDueMail();
}

/** A server that says only what the test writes to its sockets; made the configured one. */
export async function serveRaw(onSocket: (socket: net.Socket) => void): Promise<void> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * A server that takes what comes before a letter and leaves the letter to the test; made the configured one.
 * @param onLetter gets each piece that comes after DATA
 */
export async function serveUpToData(onLetter: (socket: net.Socket, text: string) => void): Promise<void> {
  await serveRaw((socket) => {
    let inData = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (inData) return onLetter(socket, text);
      inData = /^DATA/i.test(text);
      if (inData) socket.write('354 go on\r\n');
      else socket.write(/^EHLO/i.test(text) ? '250 test\r\n' : '250 ok\r\n');
    });
  });
}

/** A line to a server that can be cut; made the configured one. */
export async function serveThrough(server: TestServer): Promise<{ cut(): void }> {
  const ends: net.Socket[] = [];
  const { hostname, port } = new URL(server.url);
  await serveRaw((socket) => {
    const far = net.connect(Number(port), hostname);
    far.on('error', () => undefined);
    socket.pipe(far).pipe(socket);
    ends.push(socket, far);
  });
  return { cut: () => ends.splice(0).forEach((end) => end.destroy()) };
}
