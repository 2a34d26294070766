import { expect, type APIRequestContext, type Page } from 'playwright/test';
import type { House } from '../house/house';
import { TYPED, type Typed } from '../../setup/typed-columns';
import { expectInert } from './inert';
import { STRINGS } from './strings';

/** By which a column's words are known again wherever they are shown. */
export const markOf = (column: Typed): string => `zq${TYPED.indexOf(column)}qz`;

/** All strings in as few texts as a field of so many characters allows, each with the column's mark. */
export function textsFor(column: Typed, most: number): string[] {
  const room = most - markOf(column).length - 1;
  const texts: string[] = [];
  for (const string of STRINGS.map((each) => each.slice(0, room))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + string.length <= room) texts[texts.length - 1] = `${last} ${string}`;
    else texts.push(string);
  }
  return texts.map((text) => `${text} ${markOf(column)}`);
}

/** What goes into some fields at a time, again and again until each has had all of its texts. */
export function rounds<C extends Partial<Record<Typed, number>>>(fields: C): Record<keyof C, string>[] {
  const texts = Object.entries(fields).map(([column, most]) => [column, textsFor(column as Typed, most as number)] as const);
  const count = Math.max(...texts.map(([, each]) => each.length));
  return Array.from({ length: count }, (_, at) => Object.fromEntries(texts.map(([column, each]) => [column, each[at % each.length]])) as Record<keyof C, string>);
}

type Fields = Record<string, string>;

/** What has been sent and seen in a house: which columns took something, and which were shown somewhere. */
export class Typing {
  readonly shown = new Set<Typed>();
  private sent = 0;
  private taken = 0;

  constructor(private readonly house: House) {}

  /** Sends a form as a page would. @returns where it leads; null when it was refused with reasons */
  async send(request: APIRequestContext, path: string, fields: Fields): Promise<string | null> {
    const answer = await request.post(path, { form: fields, maxRedirects: 0, headers: { Origin: this.house.url } });
    expect([200, 302, 303, 422], `${path} with ${JSON.stringify(fields).slice(0, 400)}`).toContain(answer.status());
    this.sent += 1;
    const location = answer.headers().location ?? null;
    if (location && !location.startsWith('/sign-in')) this.taken += 1;
    return location;
  }

  /** Looks at pages in the browser: nothing runs on them. */
  async look(page: Page, ...paths: string[]): Promise<void> {
    for (const path of paths) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await expectInert(page, path);
      this.read(await page.content());
    }
  }

  /** Notes what is shown in a document that was looked at otherwise. */
  read(document: string): void {
    for (const column of TYPED) if (document.includes(markOf(column))) this.shown.add(column);
  }

  /** Refusals are fine, such as of names that are none; but most of it has to come in. */
  expectMostTaken(): void {
    expect(this.taken, 'forms that were taken').toBeGreaterThan(this.sent * 0.7);
  }
}
