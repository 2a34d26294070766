/** The part of autocannon that the bench uses; the package has no types of its own. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  namespace autocannon {
    interface Request {
      method?: 'GET' | 'POST';
      path: string;
      headers?: Record<string, string>;
      body?: string;
      /** Called before each use; what it returns is sent. */
      setupRequest?: (request: Request) => Request;
    }
    interface Options {
      url: string;
      requests: Request[];
      connections: number;
      /** Seconds. */
      duration: number;
      /** Requests a second, over all connections. */
      overallRate?: number;
    }
    interface Result {
      errors: number;
      timeouts: number;
      non2xx: number;
      '2xx': number;
      '3xx': number;
      /** Seconds. */
      duration: number;
      requests: { total: number };
      throughput: { total: number };
    }
  }
  /** Emits `response` (client, status, bytes, milliseconds) for each answer. */
  function autocannon(options: autocannon.Options, done: (error: Error | null, result: autocannon.Result) => void): EventEmitter;
  export default autocannon;
}
