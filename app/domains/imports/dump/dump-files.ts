import { BadRow, count, instant, optionalInstant, optionalText, optionalWhole, tagNames, text, whole } from './fields';
import type { Attributes } from './row-attributes';

/** A value for a column of a staging table. */
type Cell = string | number | boolean | null | string[];

/** A rule of the import keeps the row out; `reason` is a key of `cli.why`. */
type LeftOut = { leftOut: string };

export type DumpFile = {
  name: 'Posts' | 'Users' | 'Comments' | 'Votes' | 'Badges' | 'Tags' | 'PostHistory' | 'PostLinks';
  /** Staging table and its columns, `line` excepted; null for files that are only counted. */
  staging: { table: string; columns: string } | null;
  /** The cells of a row, in the order of the columns. @throws BadRow */
  read: (row: Attributes) => Cell[] | LeftOut;
};

const POST_KINDS: Record<number, string> = { 3: 'tagWiki', 4: 'tagWiki', 5: 'tagWiki' };
/** 1-3 first title, body, tags; 4-6 edits of them; 7-9 roll-backs. The rest are events: closed, locked, migrated ... */
const LAST_TEXT_EVENT = 9;
const VOTES: Record<number, string> = { 2: 'votersUnnamed', 3: 'votersUnnamed', 5: 'favourite' };

const files: DumpFile[] = [
  {
    name: 'Users',
    staging: {
      table: 'se_user',
      columns: 'id bigint, name text, created timestamptz, seen timestamptz, about text, location text, website text',
    },
    read: (row) => [
      whole(row, 'Id'),
      requiredText(row, 'DisplayName'),
      instant(row, 'CreationDate'),
      optionalInstant(row, 'LastAccessDate'),
      optionalText(row, 'AboutMe'),
      optionalText(row, 'Location'),
      website(row.WebsiteUrl),
    ],
  },
  {
    name: 'Tags',
    staging: { table: 'se_tag', columns: 'id bigint, name text' },
    read: (row) => [whole(row, 'Id'), requiredText(row, 'TagName').toLowerCase()],
  },
  {
    name: 'Posts',
    staging: {
      table: 'se_post',
      columns:
        'id bigint, question boolean, parent bigint, accepted bigint, created timestamptz, score int, views int, body text, ' +
        'author bigint, author_name text, edited timestamptz, editor bigint, editor_name text, title text, tags text[], closed timestamptz',
    },
    read: readPost,
  },
  {
    name: 'Comments',
    staging: {
      table: 'se_comment',
      columns: 'id bigint, post bigint, score int, body text, created timestamptz, author bigint, author_name text',
    },
    read: (row) => [
      whole(row, 'Id'),
      whole(row, 'PostId'),
      count(row, 'Score'),
      text(row, 'Text'),
      instant(row, 'CreationDate'),
      optionalWhole(row, 'UserId'),
      optionalText(row, 'UserDisplayName'),
    ],
  },
  {
    name: 'PostHistory',
    staging: {
      table: 'se_history',
      columns: 'id bigint, type int, post bigint, guid text, created timestamptz, author bigint, author_name text, body text, note text',
    },
    read: (row) => {
      const type = whole(row, 'PostHistoryTypeId');
      if (type < 1 || type > LAST_TEXT_EVENT) return { leftOut: 'historyEvent' };
      return [
        whole(row, 'Id'),
        type,
        whole(row, 'PostId'),
        optionalText(row, 'RevisionGUID'),
        instant(row, 'CreationDate'),
        optionalWhole(row, 'UserId'),
        optionalText(row, 'UserDisplayName'),
        row.Text === undefined ? '' : text(row, 'Text'),
        optionalText(row, 'Comment'),
      ];
    },
  },
  {
    name: 'PostLinks',
    staging: { table: 'se_link', columns: 'id bigint, post bigint, related bigint, duplicate boolean, created timestamptz' },
    read: (row) => [
      whole(row, 'Id'),
      whole(row, 'PostId'),
      whole(row, 'RelatedPostId'),
      whole(row, 'LinkTypeId') === 3,
      instant(row, 'CreationDate'),
    ],
  },
  {
    name: 'Votes',
    // Of all votes only the acceptance has a date that is worth keeping: voters are not named in dumps.
    staging: { table: 'se_acceptance', columns: 'id bigint, post bigint, at timestamptz' },
    read: (row) => {
      const type = whole(row, 'VoteTypeId');
      if (type !== 1) return { leftOut: VOTES[type] ?? 'otherVote' };
      return [whole(row, 'Id'), whole(row, 'PostId'), instant(row, 'CreationDate')];
    },
  },
  { name: 'Badges', staging: null, read: () => ({ leftOut: 'badge' }) },
];

/** The files of a dump, in the order in which they are read: who writes comes before what is written. */
export const dumpFiles: readonly DumpFile[] = files;

function readPost(row: Attributes): Cell[] | LeftOut {
  const type = whole(row, 'PostTypeId');
  if (type !== 1 && type !== 2) return { leftOut: POST_KINDS[type] ?? 'otherPost' };
  const question = type === 1;
  return [
    whole(row, 'Id'),
    question,
    question ? null : whole(row, 'ParentId'),
    question ? optionalWhole(row, 'AcceptedAnswerId') : null,
    instant(row, 'CreationDate'),
    count(row, 'Score'),
    Math.max(0, count(row, 'ViewCount')),
    text(row, 'Body'),
    optionalWhole(row, 'OwnerUserId'),
    optionalText(row, 'OwnerDisplayName'),
    optionalInstant(row, 'LastEditDate'),
    optionalWhole(row, 'LastEditorUserId'),
    optionalText(row, 'LastEditorDisplayName'),
    question ? requiredText(row, 'Title') : null,
    question ? tagNames(row.Tags) : [],
    optionalInstant(row, 'ClosedDate'),
  ];
}

function requiredText(row: Attributes, field: string): string {
  const value = optionalText(row, field);
  if (value === null) throw new BadRow(`missingValue|field=${field}`);
  return value;
}

/** Only addresses of the web; people wrote their site without a scheme, too. */
function website(value: string | undefined): string | null {
  const typed = value?.trim();
  if (!typed) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : null;
}
