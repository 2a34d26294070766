import { describe, expect, it } from 'vitest';
import { foldHistory, type HistoryRow } from '~/domains/imports/fold-history';
import { tagNames } from '~/domains/imports/dump/fields';

const row = (id: number, type: number, body: string, more: Partial<HistoryRow> = {}): HistoryRow => ({
  id, type, body, guid: `guid ${id}`, created: new Date(id * 1000), editorId: 'ana', editorLabel: null, note: null, ...more,
});

describe('foldHistory', () => {
  it('joins the parts of an edit and carries over what did not change', () => {
    const revisions = foldHistory(
      [
        row(1, 2, 'body', { guid: 'first' }),
        row(2, 1, 'title', { guid: 'first' }),
        row(3, 3, '<a><b>', { guid: 'first' }),
        row(4, 5, 'better body', { note: 'clearer' }),
        row(5, 6, '|c|', { editorId: null, editorLabel: 'Someone' }),
        row(6, 8, 'body', { note: 'Rollback to [first]' }),
      ],
      tagNames,
    );
    expect(revisions.map(({ title, tags, source, note, editorLabel }) => [title, tags.join(' '), source, note, editorLabel])).toEqual([
      ['title', 'a b', 'body', null, null],
      ['title', 'a b', 'better body', 'clearer', null],
      ['title', 'c', 'better body', null, 'Someone'],
      ['title', 'c', 'body', 'Rollback to [first]', null],
    ]);
  });

  it('says nothing about a post whose first text is not in the dump', () => {
    expect(foldHistory([row(1, 4, 'new title')], tagNames)).toEqual([]);
    expect(foldHistory([row(1, 4, 'new title'), row(2, 5, 'text')], tagNames)).toMatchObject([{ title: 'new title', source: 'text' }]);
  });

  it('tells edits apart by time and editor where there is no GUID', () => {
    const at = new Date(1000);
    const rows = [row(1, 2, 'a', { guid: null, created: at }), row(2, 1, 't', { guid: null, created: at }), row(3, 5, 'b', { guid: null })];
    expect(foldHistory(rows, tagNames)).toHaveLength(2);
  });
});
