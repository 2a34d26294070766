import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A column of the schema that can hold text: words, lists of words, or JSON. */
export interface TextColumn {
  /** `Model.field`, as the schema has it. */
  name: string;
  table: string;
  column: string;
}

/** All of them, as `prisma/schema` declares them; ids of things, which are made here, left out. */
export function textColumns(): TextColumn[] {
  const directory = path.join('prisma', 'schema');
  const text = readdirSync(directory).map((file) => readFileSync(path.join(directory, file), 'utf8')).join('\n');
  return [...text.matchAll(/^model (\w+) \{$([\s\S]*?)^\}/gm)].flatMap(([, model = '', body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model;
    return [...body.matchAll(/^ {2}(\w+) +(?:String|Json)(?:\[\]|\?)?(?: +(.*))?$/gm)]
      .filter(([, field = '']) => !/^id$|Ids?$/.test(field))
      .map(([, field = '', rest = '']) => ({ name: `${model}.${field}`, table, column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field }));
  });
}
