import type { Json } from '~/platform/ledger/index.server';

/** What changed, field by field: `kind: question → idea`. */
export function changesOf(before: Json, after: Json): string[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.map((key) => `${key ? `${key}: ` : ''}${key in was ? `${plain(was[key])} → ` : ''}${plain(is[key])}`);
}

function fieldsOf(value: Json): Record<string, Json | undefined> {
  if (value === null) return {};
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, Json>) : { '': value };
}

function plain(value: Json | undefined): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(plain).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
