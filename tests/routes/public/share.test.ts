import { expect, it } from 'vitest';
import { share, type Shared } from '~/http/share';
import { saidBy } from '../meta-tags';

/** What public pages say of themselves to search engines and to sites that show links. */
const root = { id: 'root', data: { origin: 'https://here.example', locale: 'fr', brand: { name: 'Torréa', card: '/cards/site/abc.png' } } };

const told = (page: Shared) => saidBy(share([root], page));

it('names one address and the picture of the community on the first page of a list', () => {
  expect(told({ title: 'Grains', description: 'Tout sur les grains', path: '/c/beans', feed: '/c/beans/feed.xml' })).toEqual({
    title: 'Grains · Torréa',
    description: 'Tout sur les grains',
    canonical: 'https://here.example/c/beans',
    alternate: '/c/beans/feed.xml',
    'og:type': 'website',
    'og:title': 'Grains',
    'og:description': 'Tout sur les grains',
    'og:url': 'https://here.example/c/beans',
    'og:site_name': 'Torréa',
    'og:locale': 'fr_FR',
    'og:image': 'https://here.example/cards/site/abc.png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': 'Torréa',
    'twitter:card': 'summary_large_image',
  });
});

it('keeps further pages out of search engines, without naming an address for them', () => {
  expect(told({ title: 'Grains', path: '/c/beans', index: false })).toMatchObject({ robots: 'noindex' });
  expect(told({ title: 'Grains', path: '/c/beans', index: false }).canonical).toBeUndefined();
});

it('says the name once, and shows small pictures small', () => {
  expect(told({ title: 'Torréa', path: '/' }).title).toBe('Torréa');
  expect(told({ title: 'Ana', path: '/m/ana', type: 'profile', image: { path: '/uploads/a/256.webp', width: 256, height: 256, alt: 'Ana' } })).toMatchObject({
    'og:image': 'https://here.example/uploads/a/256.webp',
    'og:image:alt': 'Ana',
    'twitter:card': 'summary',
  });
});

it('says nothing to other sites on the pages of those who are signed in', () => {
  for (const person of [{ me: { id: 'ana' } }, { me: null, suspended: { id: 'ana' } }]) {
    const matches = [{ ...root, data: { ...root.data, ...person } }];
    const page = { title: 'Grains', description: 'Tout sur les grains', path: '/c/beans', feed: '/c/beans/feed.xml' };
    expect(saidBy(share(matches, page))).toEqual({ title: 'Grains · Torréa', canonical: 'https://here.example/c/beans', alternate: '/c/beans/feed.xml' });
  }
});
