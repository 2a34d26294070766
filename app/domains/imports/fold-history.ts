/** A row of PostHistory that carries text; `type` 1-3 first, 4-6 edited, 7-9 rolled back: title, body, tags in turn. */
export type HistoryRow = {
  id: number;
  type: number;
  guid: string | null;
  created: Date;
  editorId: string | null;
  editorLabel: string | null;
  body: string;
  note: string | null;
};

export type FoldedRevision = {
  title: string | null;
  tags: string[];
  source: string;
  note: string | null;
  editorId: string | null;
  editorLabel: string | null;
  createdAt: Date;
};

/**
 * Makes revisions of a post from its history. The dump has a row for each part that changed (title, body,
 * tags); rows of one edit share a GUID. A revision has all parts as they stood after the edit.
 *
 * @param rows of one post, in the order of their numbers
 * @param tagsOf reads the text of a row of tags
 * @returns oldest first; empty when the history never says what the body was
 */
export function foldHistory(rows: readonly HistoryRow[], tagsOf: (text: string) => string[]): FoldedRevision[] {
  const revisions: FoldedRevision[] = [];
  let title: string | null = null;
  let tags: string[] = [];
  let source: string | null = null;
  for (const edit of groupEdits(rows)) {
    for (const row of edit) {
      const part = (row.type - 1) % 3;
      if (part === 0) title = row.body || title;
      else if (part === 1) source = row.body || source;
      else tags = tagsOf(row.body);
    }
    const last = edit[edit.length - 1]!;
    if (source === null) continue; // the beginning of the history is not in the dump
    const note = edit.map((row) => row.note).find(Boolean) ?? null;
    const { editorId, editorLabel, created } = last;
    revisions.push({ title, tags, source, note, editorId, editorLabel, createdAt: created });
  }
  return revisions;
}

function groupEdits(rows: readonly HistoryRow[]): HistoryRow[][] {
  const edits = new Map<string, HistoryRow[]>();
  for (const row of rows) {
    const key = row.guid ?? `${row.created.toISOString()} ${row.editorId}`;
    const edit = edits.get(key);
    if (edit) edit.push(row);
    else edits.set(key, [row]);
  }
  return [...edits.values()];
}
