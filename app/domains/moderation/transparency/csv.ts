type Table = { columns: readonly string[]; rows: readonly (readonly (string | number | null)[])[] };

/** A table as CSV (RFC 4180), a figure that is not kept as an empty field. */
export function toCsv({ columns, rows }: Table): string {
  const field = (value: string | number | null): string => {
    // A text that begins like a formula would be run by programs for tables.
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
