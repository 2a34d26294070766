/**
 * Bounds that keep the cost and the size of the output proportional to the text, whatever is typed.
 * Real posts stay far below each of them; what goes over is shown as plain text, never dropped.
 */

/** Block levels around a quote or a list: a quote counts one, a list two (the list and its item). */
export const MAX_QUOTE_LEVEL = 20;
export const MAX_LIST_LEVEL = 40;

/** Emphasis within emphasis; browsers themselves stop nesting at 512. */
export const MAX_INLINE_DEPTH = 30;

/** Columns of a table, counted as bars in its first line. */
export const MAX_TABLE_COLUMNS = 60;

/** Columns times lines left in the text when a table starts: short rows are filled up with empty cells. */
export const MAX_TABLE_CELLS = 20_000;

/** Characters of all link targets and titles together: one long definition may be referred to often. */
export const MAX_TARGET_CHARACTERS = 300_000;

/** Characters of code coloured per text; the rest is shown plain. */
export const MAX_COLOURED_CHARACTERS = 20_000;

/** Spans within spans of coloured code. */
export const MAX_COLOUR_DEPTH = 40;

/** Distinct members, categories and uploads that one text may refer to, each. */
export const MAX_REFERENCES = 100;

/** Distinct footnotes of one text. */
export const MAX_FOOTNOTES = 500;

/** Links back from one footnote to the places that refer to it. */
export const MAX_BACK_LINKS = 10;

/** Characters of a footnote's label. */
export const MAX_FOOTNOTE_LABEL = 100;
