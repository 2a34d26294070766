import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { Checkbox, RadioGroup } from '~/ui/choice';
import { Input, Select, TextArea } from '~/ui/field';
import { renderNaming } from '~/ui/field-names';
import { Form } from '~/ui/form';
import { Password } from '~/ui/password';
import type { Locale } from '~/ui/format';
import { html } from './render';

const named = (page: ReactElement, locale: Locale = 'en'): string => renderNaming((wrap) => html(wrap(page), locale));
const lines = (markup: string): string[] => [...markup.matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line ?? '');

describe('the list of errors', () => {
  it('names each field by the label that it has on the page, and leads to it', () => {
    const page = (
      <Form
        errors={['username', 'password', 'about', 'zone', 'terms', 'posts'].map((field) => ({ field, text: 'At least 3 characters, please.' }))}
      >
        <Input id="username" label="Username" />
        <Password id="password" fresh label="Password" />
        <TextArea id="about" label="About you" />
        <Select id="zone" label="Time zone" options={[]} />
        <Checkbox id="terms" label="I agree" />
        <RadioGroup name="posts" label="Your posts" options={[{ value: 'keep', label: 'Keep' }]} />
      </Form>
    );
    const markup = named(page);
    expect(lines(markup)).toEqual(
      [['username', 'Username'], ['password', 'Password'], ['about', 'About you'], ['zone', 'Time zone'], ['terms', 'I agree'], ['posts-keep', 'Your posts']].map(
        ([id, label]) => `<a href="#${id}">${label}: At least 3 characters, please.</a>`,
      ),
    );
    for (const [, id] of markup.matchAll(/<li><a href="#([^"]+)"/g)) expect(markup).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${id}"`));
  });

  it('sets the colon as the reader’s language does', () => {
    const page = (
      <Form errors={[{ field: 'title', text: 'Au moins 8 caractères.' }]}>
        <Input id="title" label="Titre" />
      </Form>
    );
    expect(lines(named(page, 'fr'))).toEqual(['<a href="#title">Titre\u00a0: Au moins 8 caractères.</a>']);
  });

  it('leads nowhere for what is no field of the page, and names nothing where the whole form is meant', () => {
    const page = (
      <Form
        errors={[
          { field: 'surprise', text: 'This field is not known here.' },
          { field: '', text: 'Name or password are wrong.' },
        ]}
      >
        <Input id="name" label="Name" />
      </Form>
    );
    expect(lines(named(page))).toEqual(['surprise: This field is not known here.', 'Name or password are wrong.']);
  });

  it('costs a second rendering only where something is wrong', () => {
    let times = 0;
    const page = (errors: { field: string; text: string }[]) => (
      <Form errors={errors}>
        <Input id="name" label="Name" />
      </Form>
    );
    const count = (errors: { field: string; text: string }[]): number => {
      times = 0;
      renderNaming((wrap) => {
        times += 1;
        return html(wrap(page(errors)));
      });
      return times;
    };
    expect([count([]), count([{ field: 'name', text: 'Please fill this in.' }])]).toEqual([1, 2]);
  });
});
