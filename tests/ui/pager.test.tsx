import { describe, expect, it } from 'vitest';
import { KeysetPager, Pager } from '~/ui/navigation';
import { pageCount, pageOf, pagesAround } from '~/ui/page-numbers';
import { html } from './render';

describe('page numbers', () => {
  it('counts pages, one at least', () => {
    expect([0, 1, 20, 21, 40, 41].map((n) => pageCount(n, 20))).toEqual([1, 1, 1, 2, 2, 3]);
  });

  it('finds the page of a post', () => {
    expect([0, 19, 20, 1999].map((n) => pageOf(n, 20))).toEqual([1, 1, 2, 100]);
  });

  it.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [1, 9, [1, 2, 9]],
    [3, 9, [1, 2, 3, 4, 9]],
    [4, 9, [1, 2, 3, 4, 5, 9]],
    [5, 9, [1, 4, 5, 6, 9]],
    [7, 9, [1, 6, 7, 8, 9]],
    [9, 9, [1, 8, 9]],
    [99, 9, [1, 9]],
  ])('shows around page %i of %i: %j', (page, pages, shown) => {
    expect(pagesAround(page, pages)).toEqual(shown);
  });
});

describe('pagers', () => {
  it('links real addresses and marks the current page', () => {
    const page = html(<Pager page={2} pages={3} hrefOf={(n) => (n === 1 ? '/t/a/1' : `/t/a/1?page=${n}`)} />);
    expect(page).toContain('href="/t/a/1"');
    expect(page).toContain('href="/t/a/1?page=3"');
    expect(page.match(/aria-current="page"/g)).toHaveLength(1);
    expect(page).toContain('rel="next"');
  });

  it('is silent when there is one page', () => {
    expect(html(<Pager page={1} pages={1} hrefOf={String} />)).toBe('');
    expect(html(<KeysetPager />)).toBe('');
  });
});
