import { describe, expect, it } from 'vitest';
import { Avatar, avatarColour, initials } from '~/ui/avatar';
import { Checkbox, RadioGroup } from '~/ui/choice';
import { ErrorPage, type ErrorKind } from '~/ui/error-page';
import { Input, TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { Frame, type FrameProps } from '~/ui/frame';
import { Gallery } from '~/ui/gallery';
import { JsonLd, safeJson } from '~/ui/markdown';
import { Time } from '~/ui/time';
import { Vote } from '~/ui/vote';
import { html } from './render';

const FRAME: FrameProps = {
  brand: { name: 'Torréa' },
  viewer: { id: 'm1', name: 'Ana Neves', profileHref: '/m/ana' },
  nav: [{ title: 'Categories', items: [{ href: '/c/help', label: 'Help', colour: '#8b5e3c', count: 3, current: true }] }],
  alerts: 3,
  children: <h1>Latest</h1>,
};

describe('avatar', () => {
  it.each([
    ['Ana Neves', 'AN'],
    ['ana', 'AN'],
    ['Jean-Pierre de La Tour', 'JT'],
    ['Élodie', 'ÉL'],
    ['x', 'X'],
    ['  ', '?'],
    ['🙂🙃', '?'],
    ['日本 太郎', '日太'],
    ['straße ßa', 'SS'],
    ['O’Brien', 'OB'],
    ['L’équipe', 'LÉ'],
  ])('initials of "%s" are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('gives an id always the same of twelve colours, and uses them all', () => {
    const colours = Array.from({ length: 400 }, (_, index) => avatarColour(`member-${index}`));
    expect(avatarColour('member-7')).toBe(colours[7]);
    expect(new Set(colours).size).toBe(12);
    expect(Math.min(...colours)).toBe(0);
    expect(Math.max(...colours)).toBe(11);
  });

  it('says nothing, since the name stands beside it', () => {
    expect(html(<Avatar id="1" name="Ana" />)).toContain('aria-hidden="true"');
    expect(html(<Avatar id="1" name="Ana" src="/a.webp" />)).toContain('alt=""');
  });
});

describe('fields', () => {
  it('tie label, hint and errors to the control', () => {
    const field = html(<Input id="title" label="Title" hint="Short and exact." errors={['Too short.']} />);
    expect(field).toContain('<label for="title"');
    expect(field).toContain('aria-describedby="title-hint title-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('id="title-hint"');
    expect(field).toContain('id="title-error"');
    expect(html(<Input id="title" label="Title" />)).not.toContain('aria-describedby');
  });

  it('count from four fifths of the limit on, and never cut what is typed', () => {
    const count = (length: number): string => html(<TextArea id="bio" label="Bio" defaultValue={'x'.repeat(length)} maxLength={100} />);
    expect(count(79)).toMatch(/class="count" hidden=""/);
    expect(count(80)).not.toMatch(/hidden=""/);
    expect(count(80)).toContain('80 of 100');
    expect(count(101)).toContain('class="count bad"');
    expect(count(101)).not.toContain('maxlength');
  });

  it('group choices under a legend', () => {
    const group = html(<RadioGroup name="kind" label="Kind" options={[{ value: 'a', label: 'A', hint: 'First.' }]} defaultValue="a" />);
    expect(group).toContain('<fieldset');
    expect(group).toContain('<legend>Kind</legend>');
    expect(group).toContain('aria-describedby="kind-a-hint"');
    expect(html(<Checkbox id="ok" label="Yes" />)).toContain('<label for="ok">');
  });

  it('list what is wrong on top, linked to the fields', () => {
    const form = html(<Form action="/x" verb="delete" errors={[{ field: 'title', text: 'Too short.' }, { field: '', text: 'Closed.' }]} />);
    expect(form).toContain('role="alert"');
    expect(form).toContain('<li>title: Too short.</li>');
    expect(form).toContain('<li>Closed.</li>');
    expect(form).toContain('name="_method" value="delete"');
    expect(form).toContain('method="post"');
  });
});

describe('vote', () => {
  it('is a form with a pressed state, and takes back when pressed', () => {
    const on = html(<Vote action="/posts/1/vote" score={3} voted label="Vote" scoreLabel="3 votes" />);
    expect(on).toContain('aria-pressed="true"');
    expect(on).toContain('value="delete"');
    const off = html(<Vote action="/posts/1/vote" score={3} voted={false} label="Vote" scoreLabel="3 votes" />);
    expect(off).toContain('aria-pressed="false"');
    expect(off).not.toContain('_method');
  });

  it('has no button for those who may not vote', () => {
    expect(html(<Vote score={3} voted={false} label="Vote" scoreLabel="3 votes" reason="Sign in" />)).not.toContain('<button');
  });
});

describe('frame', () => {
  it.each(['en', 'fr'] as const)('has its landmarks, a skip link and one heading in %s', (locale) => {
    const page = html(<Frame {...FRAME} rail={<p>Rail</p>} footer="Foot" />, locale);
    expect(page.indexOf('href="#main"')).toBeLessThan(page.indexOf('<header'));
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<main/g)).toHaveLength(1);
    for (const landmark of ['<header', '<nav', '<aside', '<footer', 'role="search"']) expect(page).toContain(landmark);
    const labels = [...page.matchAll(/<nav[^>]*aria-label="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(labels).size).toBe(labels.length);
    expect(page).not.toMatch(/\bui\.[a-z]/);
  });

  it('offers visitors to sign in and members their menu', () => {
    expect(html(<Frame {...FRAME} viewer={null} />)).toContain('href="/sign-in"');
    const member = html(<Frame {...FRAME} />);
    expect(member).not.toContain('href="/sign-in"');
    expect(member).toContain('Your account, Ana Neves');
    expect(member).toContain('3 notifications');
  });
});

describe('every component', () => {
  const page = html(<Frame {...FRAME} footer="Foot"><Gallery /></Frame>);

  it('has no style attribute and no handler in its markup, for the content policy', () => {
    expect(page).not.toMatch(/\sstyle="/);
    expect(page).not.toMatch(/\son[a-z]+="/);
  });

  it('has no id twice', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('gives every button and link a name', () => {
    const nameless = [...page.matchAll(/<(button|a|summary)\b([^>]*)>([\s\S]*?)<\/\1>/g)].filter(
      ([, , attributes = '', inside = '']) => !attributes.includes('aria-label=') && inside.replace(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, '').trim() === '',
    );
    expect(nameless.map((match) => match[0])).toEqual([]);
  });

  it.each(['notFound', 'gone', 'forbidden', 'tooMany', 'conflict', 'broken'] as ErrorKind[])('says why and what next on a %s page', (kind) => {
    const text = html(<ErrorPage kind={kind} reference="a1b2" />, 'fr');
    expect(text).toContain('<h1>');
    expect(text).toContain('a1b2');
    expect(text).toContain('href="/"');
  });
});

describe('time', () => {
  it('carries the instant for machines and the date on hover', () => {
    const time = html(<Time at="2026-05-18T08:00:00.000Z" />);
    expect(time).toContain('dateTime="2026-05-18T08:00:00Z"');
    expect(time).toContain('>2 days ago</time>');
    expect(time).toContain('title="Monday');
  });
});

describe('JSON in a page', () => {
  it('cannot close its script element', () => {
    const data = { text: '</script><script>alert(1)</script><!--', line: '\u2028', amp: '&amp;' };
    expect(safeJson(data)).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(safeJson(data))).toEqual(data);
    expect(html(<JsonLd data={data} />).match(/<\/script>/g)).toHaveLength(1);
  });
});
