import { createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * How the server behaves: `well`; `busy` (421 at the greeting) and `later` (451 for the reader) pass; `unknown` (550) is for
 * good; `mute` never says a word; `breaks` ends the connection in the middle of a letter, `swallows` after its last byte
 * without a word, `hangsUp` right after it has said that it took it.
 */
export type Mood = 'well' | 'busy' | 'later' | 'unknown' | 'mute' | 'breaks' | 'swallows' | 'hangsUp';

/** A mail server that does what the test wants of it. */
export interface MailServer {
  port: number;
  /** From now on; the connections there are end. */
  turn(mood: Mood): void;
  /** Message-IDs of the letters that it said it took, in order. */
  taken: string[];
  /** Those whose last byte it got, whatever it said. */
  got: string[];
  /** Readers it was asked about. */
  asked: string[];
  close(): Promise<void>;
}

/** Starts one on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  let mood: Mood = 'well';
  const heard = { taken: [] as string[], got: [] as string[], asked: [] as string[] };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    talk(socket, mood, heard);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    ...heard,
    port: (server.address() as AddressInfo).port,
    turn(next) {
      mood = next;
      endAll();
    },
    close() {
      endAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const END = '\r\n.\r\n';

function talk(socket: Socket, mood: Mood, { taken, got, asked }: Pick<MailServer, 'taken' | 'got' | 'asked'>): void {
  if (mood === 'mute') return;
  if (mood === 'busy') return void socket.end('421 too many connections\r\n');
  let letter: string | null = null;
  let line = '';
  socket.write('220 test\r\n');
  socket.on('data', (chunk: Buffer) => {
    if (letter === null) {
      line += chunk.toString();
      for (let end = line.indexOf('\r\n'); end >= 0 && letter === null; end = line.indexOf('\r\n')) {
        const command = line.slice(0, end);
        line = line.slice(end + 2);
        const reader = /^RCPT TO:<([^>]*)>/i.exec(command)?.[1];
        if (reader) asked.push(reader);
        if (/^QUIT/i.test(command)) socket.end('221 bye\r\n');
        else if (reader && mood === 'unknown') socket.write('550 5.1.1 no such user\r\n');
        else if (reader && mood === 'later') socket.write('451 4.3.0 try again later\r\n');
        else if (/^DATA/i.test(command)) {
          letter = '';
          socket.write('354 go on\r\n');
        } else socket.write('250 ok\r\n');
      }
      return;
    }
    letter += chunk.toString();
    if (mood === 'breaks') return void socket.destroy();
    if (!letter.endsWith(END)) return;
    const id = /^Message-ID: (\S+)/im.exec(letter)?.[1] ?? 'none';
    letter = null;
    got.push(id);
    if (mood === 'swallows') return void socket.destroy();
    taken.push(id);
    socket.write('250 taken\r\n');
    if (mood === 'hangsUp') setImmediate(() => socket.destroy());
  });
}
