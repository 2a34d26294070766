import { env } from '~/platform/env/index.server';
import type { Actor } from '~/domains/identity';
import type { Person } from '~/domains/threads';
import { speak } from '~/platform/i18n/index.server';
import { absoluteHtml } from './absolute-html';
import { published } from './conditional.server';
import type { PageContext } from './page.server';
import { address, xml } from './xml.server';

/** Seconds; feed readers ask about every quarter of an hour. */
const KEEP_FOR = 300;

export interface FeedEntry {
  /** Path that leads to the entry for ever; its id. */
  permalink: string;
  /** Path where it is read. */
  path: string;
  title: string;
  author: Person;
  html: string;
  createdAt: Date;
  updatedAt: Date;
  /** Words that it is filed under. */
  terms: { term: string; label: string }[];
}

export interface Feed {
  title: string;
  subtitle?: string;
  /** Path of the page that it follows; the feed itself stands at `feed.xml` below it. */
  path: string;
  entries: FeedEntry[];
}

/** For whom feeds are made, whoever asks: what a feed shows, everybody may read. */
export function feedReader({ settings }: PageContext): Actor {
  return { kind: 'visitor', via: 'browser', locale: settings.defaultLocale };
}

/** An Atom feed (RFC 4287) in the site's own language. */
export function atom({ request, settings }: PageContext, { title, subtitle, path, entries }: Feed): Response {
  const self = address(`${path.replace(/\/$/, '')}/feed.xml`);
  const changes = entries.map(({ updatedAt }) => updatedAt.getTime());
  const changedAt = new Date(changes.length > 0 ? Math.max(...changes) : (settings.setupFinishedAt ?? 0));
  const formerMember = speak(settings.defaultLocale)('threads.formerMember');
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${settings.defaultLocale}">
<id>${xml(self)}</id>
<title>${xml(title)}</title>
${subtitle ? `<subtitle>${xml(subtitle)}</subtitle>\n` : ''}<updated>${changedAt.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(address(path))}"/>
<generator>Parvis</generator>
${entries.map((entry) => entryXml(entry, formerMember)).join('')}</feed>
`;
  return published(request, { body, type: 'application/atom+xml; charset=utf-8', changedAt, keepFor: KEEP_FOR });
}

function entryXml({ permalink, path, title, author, html, createdAt, updatedAt, terms }: FeedEntry, formerMember: string): string {
  const uri = author.closed ? '' : `<uri>${xml(address(`/m/${encodeURIComponent(author.username)}`))}</uri>`;
  const name = author.displayName ?? (author.closed ? formerMember : author.username);
  return `<entry>
<id>${xml(address(permalink))}</id>
<title>${xml(title)}</title>
<published>${createdAt.toISOString()}</published>
<updated>${updatedAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${xml(address(path))}"/>
<author><name>${xml(name)}</name>${uri}</author>
${terms.map(({ term, label }) => `<category term="${xml(term)}" label="${xml(label)}"/>\n`).join('')}<content type="html">${xml(absoluteHtml(html, env.PUBLIC_URL))}</content>
</entry>
`;
}
