import type { Json } from '~/platform/ledger/index.server';

/** What changed, field by field: `kind: question → idea`; what is within a field by its place, `hide.score: 3 → 4`. */
export function changesOf(before: Json, after: Json): string[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].filter((key) => !(was.has(key) && is.has(key) && was.get(key) === is.get(key)));
  return keys.map((key) => `${key ? `${key}: ` : ''}${was.has(key) ? `${was.get(key)} → ` : ''}${is.get(key) ?? '–'}`);
}

/** All that is in a value, by its place in it. */
function fieldsOf(value: Json, place = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null) {
    if (place) found.set(place, '–');
  } else if (typeof value !== 'object') found.set(place, String(value));
  else if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null)) found.set(place, value.map((one) => one ?? '–').join(', ') || '–');
  else for (const [key, one] of Object.entries(value)) fieldsOf(one, place ? `${place}.${key}` : key, found);
  return found;
}
