import { describe, expect, it } from 'vitest';
import { dataIn, loaded } from '~/http/loaded.server';

const at = new Date('2026-02-03T04:05:06.007Z');
const data = { at, list: [{ at }, undefined, null, 'x'], none: undefined, nested: { n: 1, yes: true }, url: new URL('https://example.com/') };
const asJson = JSON.parse(JSON.stringify(data)) as unknown;

describe('loaded', () => {
  it('is a response with the data as JSON', async () => {
    const answer = loaded(data, new Headers({ 'Cache-Control': 'no-cache' }));
    expect(answer).toBeInstanceOf(Response);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-cache');
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(JSON.parse(await answer.text())).toEqual(asJson);
  });

  it('gives a page data of the same shape', async () => {
    expect({ ...((await loaded(data, new Headers()).json()) as object) }).toEqual(asJson);
    expect(await loaded(null, new Headers()).json()).toBeNull();
  });

  it('is sent as text, and says so when it is read as a stream', async () => {
    expect(JSON.parse((await dataIn(loaded(data, new Headers())))!)).toEqual(asJson);
    expect(dataIn(new Response('{}'))).toBeNull();
    await expect(new Response(loaded(data, new Headers()).body).text()).rejects.toThrow('text() or json()');
  });

  it('is not written into the page', async () => {
    expect(JSON.stringify({ loaderData: { root: await loaded(data, new Headers()).json() } })).toBe('{"loaderData":{}}');
  });
});
