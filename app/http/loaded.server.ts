import type { TypedResponse } from '@remix-run/node';
import { derived, steadyNumber } from '~/platform/steady/index.server';

/**
 * What a loader answers: the same as Remix' `json`, made lazily. A page needs the data in this process only, so they
 * are handed on in the shape that JSON would give them (moments as text), without being written and read; and Remix
 * does not write them into a script that no page of ours carries.
 */
export function loaded<D>(data: D, headers: Headers): TypedResponse<D> {
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Loaded(data, headers) as TypedResponse<D>;
}

/** Remix asks of every answer whether there is a body; a stream of its own for each would be made for nothing. */
const UNREAD = new ReadableStream<Uint8Array<ArrayBuffer>>(
  {
    pull() {
      throw new Error('What a loader answers is read by text() or json()');
    },
  },
  { highWaterMark: 0 },
);

/** What a loader answered, where the data alone were asked for, as JSON; null: another answer. */
export function dataIn(answer: Response): Promise<string> | null {
  return answer instanceof Loaded ? answer.text() : null;
}

class Loaded extends Response {
  constructor(
    private readonly data: unknown,
    headers: Headers,
  ) {
    super(null, { headers });
  }

  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return UNREAD;
  }

  override text(): Promise<string> {
    return Promise.resolve(JSON.stringify(this.data));
  }

  override json(): Promise<unknown> {
    const kept = asJson(this.data);
    if (kept !== null && typeof kept === 'object') Object.defineProperty(kept, 'toJSON', { value: () => undefined });
    return Promise.resolve(kept);
  }
}

/** A copy as `JSON.parse(JSON.stringify(value))` would make it. */
function asJson(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return steadyNumber(value) === undefined ? copyOf(value) : derived(value, 'json', copyOf);
}

function copyOf(value: object): object {
  if (Array.isArray(value)) return value.map((each: unknown) => asJson(each) ?? null);
  if ('toJSON' in value && typeof value.toJSON === 'function') return (value.toJSON as () => object)();
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) copy[key] = asJson(each);
  return copy;
}
