import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { planWorld, threadLengths } from '~/domains/seeds/big/plan';
import { random, seededId, zipf } from '~/domains/seeds/big/random';
import { textMaker } from '~/domains/seeds/big/texts';

const UNTIL = Date.UTC(2026, 0, 1);

describe('the numbers of the big world', () => {
  it('are the same for the same seeds, and unlike for neighbours', () => {
    const draw = (...seeds: number[]) => Array.from({ length: 5 }, random(...seeds).next);
    expect(draw(1, 2)).toEqual(draw(1, 2));
    expect(draw(1, 2)).not.toEqual(draw(2, 1));
    const ids = new Set(Array.from({ length: 200_000 }, (_, at) => seededId(4, at % 500, Math.floor(at / 500))));
    expect(ids.size).toBe(200_000);
    for (const id of [...ids].slice(0, 100)) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
  });

  it('give the first places most', () => {
    const pick = zipf(1000);
    const stream = random(7);
    const picked = Array.from({ length: 10_000 }, () => pick(stream));
    expect(picked.filter((place) => place < 10).length).toBeGreaterThan(3000);
    expect(Math.max(...picked)).toBeLessThan(1000);
  });

  it('share out exactly the posts asked for, one thread being very long', () => {
    for (const world of [{ members: 5, threads: 1, posts: 1 }, { members: 5, threads: 1, posts: 50 }, { members: 5, threads: 7, posts: 7 }, { members: 50, threads: 3000, posts: 40_000 }]) {
      const lengths = threadLengths(world);
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(world.posts);
      expect(Math.min(...lengths)).toBeGreaterThan(0);
    }
    const lengths = [...threadLengths({ members: 50, threads: 3000, posts: 40_000 })].sort((a, b) => b - a);
    expect(lengths[0]).toBe(2000);
    expect(lengths[1500]).toBeLessThan(10);
  });
});

describe('the plan of the big world', () => {
  it('keeps the order of things in every thread', () => {
    const { threads, voters } = planWorld({ members: 40, threads: 300, posts: 3000 }, UNTIL);
    for (const { kind, posts, accepted, acceptedAt, ...thread } of threads()) {
      for (const [place, post] of posts.entries()) {
        expect(post.createdAt).toBeLessThanOrEqual(UNTIL);
        if (place > 0) expect(post.createdAt).toBeGreaterThanOrEqual(posts[place - 1]!.createdAt);
        expect(post.kind === 'opening').toBe(place === 0);
        if (post.kind === 'comment') expect([kind, posts[post.parent]!.kind === 'comment', post.parent < place]).toEqual(['question', false, true]);
        const votes = voters({ kind, posts, accepted, acceptedAt, ...thread }, place);
        expect(new Set(votes).size).toBe(post.ups + post.downs);
        expect(votes).not.toContain(post.author);
      }
      if (accepted >= 0) expect([kind, posts[accepted]!.kind, acceptedAt >= posts[accepted]!.createdAt]).toEqual(['question', 'answer', true]);
    }
  });

  it('is the same every time', () => {
    const world = { members: 9, threads: 5, posts: 40 };
    expect([...planWorld(world, UNTIL).threads()]).toEqual([...planWorld(world, UNTIL).threads()]);
  });
});

it.each(['en', 'fr'] as const)('writes the HTML that the renderer would make of its texts (%s)', (locale) => {
  const maker = textMaker(locale);
  const stream = random(1);
  for (let time = 0; time < 400; time++) {
    const comment = time % 4 === 0;
    const { source, html, text } = comment ? maker.remark(stream) : maker.body(stream, 1 + (time % 3));
    const rendered = renderMarkdown(source, { locale, kind: comment ? 'comment' : 'post', idPrefix: 'x', origin: 'http://localhost:3000' });
    expect({ html, text }).toEqual({ html: rendered.html, text: rendered.text });
  }
});
