/**
 * A yardstick, as a process of its own: the bare page as it came once, sent again and again by node:http.
 *
 * Usage: PAGE=http://... PORT=... tsx static-page.ts
 */
import { createServer } from 'node:http';

const page = Buffer.from(await (await fetch(process.env.PAGE ?? '')).arrayBuffer());
const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length };
const server = createServer((_, response) => void response.writeHead(200, headers).end(page));
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
