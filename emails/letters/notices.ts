import { button, heading, items, note, paragraph, type Letter, type Part } from '../letter';
import type { Words } from '../words';

/** One thing that the reader is told of. */
type Told = {
  what: 'answer' | 'reply' | 'comment' | 'mention' | 'quote' | 'accepted' | 'votes' | 'started' | 'followed' | 'reminder';
  /** Who did it. */
  name: string;
  figure: number;
  excerpt: string;
  link: string;
};

/** What happened in one thread. */
export const notices: Letter<{ title: string; isNew: boolean; kind: string; told: Told[] }> = {
  // The same for all letters about a thread, so that mail programs keep them together.
  subject: ({ title, isNew }, t) => (isNew ? '' : 'Re: ') + t('notices.subject', { title: cut(title) }),
  preheader: ({ told }, t) => t('notices.preheader', { first: told.map((one) => sentence(one, t)).join(' · ') }),
  parts: ({ title, told }, t) => [
    heading(title),
    items(told.map((one) => ({ title: sentence(one, t), link: one.link, text: one.excerpt }))),
    ...(told[0] ? [button(t('notices.button'), told[0].link)] : []),
  ],
  why: ({ kind }, t) => t('notices.why', { kind }),
  sample: {
    title: 'The grinder squeaks since the last cleaning',
    isNew: false,
    kind: 'reply',
    told: (['answer', 'reply', 'comment', 'mention', 'quote', 'accepted', 'votes', 'started', 'followed', 'reminder'] as const).map((what) => ({
      what,
      name: 'Ana Moreau',
      figure: 5,
      excerpt: 'Take the upper burr out and brush the thread dry; a drop of food-safe oil does the rest.',
      link: `https://community.example.com/p/${what}`,
    })),
  },
};

type Section = {
  about: 'answers' | 'news' | 'unanswered' | 'best';
  threads: { title: string; link: string; n: number; by: string }[];
};

/** What concerns the reader of a day or a week. */
export const digest: Letter<{ daily: boolean; sections: Section[]; home: string }> = {
  subject: ({ daily }, t) => t('digest.subject', { rhythm: daily ? 'daily' : 'weekly' }),
  preheader: ({ sections }, t) => t('digest.preheader', { first: sections.flatMap(({ threads }) => threads.map(({ title }) => title)).slice(0, 3).join(' · ') }),
  parts: ({ sections, home }, t) => [...sections.flatMap((section) => sectionParts(section, t)), button(t('digest.button'), home)],
  why: ({ daily }, t) => t('digest.why', { rhythm: daily ? 'daily' : 'weekly' }),
  sample: {
    daily: false,
    home: 'https://community.example.com/',
    sections: (['answers', 'news', 'unanswered', 'best'] as const).map((about) => ({
      about,
      threads: [
        { title: 'The grinder squeaks since the last cleaning', link: `https://community.example.com/t/the-grinder/${about}1`, n: 2, by: 'Ana Moreau' },
        { title: 'Which water do you use?', link: `https://community.example.com/t/which-water/${about}2`, n: 1, by: 'Lea Brandt' },
      ],
    })),
  },
};

/** The last word after a long silence. */
export const digestFarewell: Letter<{ name: string; home: string }> = {
  subject: (_, t) => t('digestFarewell.subject'),
  preheader: (_, t) => t('digestFarewell.preheader'),
  parts: ({ name, home }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('digestFarewell.text')),
    button(t('digestFarewell.button'), home),
    note(t('digestFarewell.choose')),
  ],
  why: (_, t) => t('digestFarewell.why'),
  sample: { name: 'Ana Moreau', home: 'https://community.example.com/' },
};

const sentence = ({ what, name, figure }: Told, t: Words): string => t(`notices.item.${what}`, { name, figure });

function sectionParts({ about, threads }: Section, t: Words): Part[] {
  return [heading(t(`digest.${about}`)), items(threads.map(({ title, link, n, by }) => ({ title, link, text: t(`digest.line.${about}`, { n, by: by || 'none' }) })))];
}

/** Titles may have 200 characters; subjects are cut by mail programs much earlier. */
function cut(title: string): string {
  return title.length > 50 ? `${title.slice(0, 49).trimEnd()}…` : title;
}
