import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail server of the test's own, on a free port. */
export type TestServer = {
  url: string;
  /** What it has taken, in order. */
  mails: ParsedMail[];
  /** The letters as they came over the wire. */
  raw: string[];
  close(): Promise<void>;
};

export async function startSmtp(options: SMTPServerOptions = {}): Promise<TestServer> {
  const mails: ParsedMail[] = [];
  const raw: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const whole = Buffer.concat(chunks);
        void simpleParser(whole).then((mail) => {
          raw.push(whole.toString());
          mails.push(mail);
          done();
        });
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, raw, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** What a server answers instead of taking something. */
export function smtpError(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
