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

class Loaded extends Response {
  private stream: ReadableStream<Uint8Array<ArrayBuffer>> | null = null;

  constructor(
    private readonly data: unknown,
    headers: Headers,
  ) {
    super(null, { headers });
  }

  /** Written when somebody reads it: where the data alone were asked for. */
  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> {
    this.stream ??= new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: (controller) => {
          controller.enqueue(new TextEncoder().encode(JSON.stringify(this.data)));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return this.stream;
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
