import { renderToString } from 'react-dom/server';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { keeperOf } from '~/http/keeper.server';
import { I18nProvider } from '~/ui/i18n';
import { Kept, KeeperContext } from '~/ui/kept';

let secrets = 0;

/** Renders as `entry.server` does. */
function render(page: ReactElement, { trust = true, locale = 'en', now = '2026-02-03T04:05:00Z' }: { trust?: boolean; locale?: 'en' | 'fr'; now?: string } = {}): string {
  const keeper = keeperOf(`secret${(secrets += 1)}x`, trust);
  const markup = renderToString(
    <I18nProvider locale={locale} timeZone="UTC" now={now} t={(key) => key}>
      <KeeperContext.Provider value={keeper}>{page}</KeeperContext.Provider>
    </I18nProvider>,
  );
  return Buffer.concat(keeper.finish(markup)).toString();
}

let made = 0;

function Words({ text }: { text: string }): ReactElement {
  made += 1;
  return <p>{text}</p>;
}

const kept = (text: string, ...more: unknown[]): ReactElement => <Kept by={['words', text, ...more]}>{() => <Words text={text} />}</Kept>;

/** How many pieces were made by rendering. */
function madeBy(work: () => unknown): number {
  const before = made;
  work();
  return made - before;
}

describe('Kept', () => {
  it('makes a piece once and shows it the same ever after', () => {
    const page = (
      <main>
        {kept('one')}
        {kept('two')}
        between
        {kept('one')}
      </main>
    );
    const first = render(page);
    expect(first.replaceAll('<!-- -->', '')).toBe('<main><p>one</p><p>two</p>between<p>one</p></main>');
    let second = '';
    expect(madeBy(() => (second = render(page)))).toBe(0);
    expect(second.replaceAll('<!-- -->', '')).toBe(first.replaceAll('<!-- -->', ''));
  });

  it('makes it anew for another language, moment or name', () => {
    render(kept('three'));
    expect(madeBy(() => render(kept('three')))).toBe(0);
    expect(madeBy(() => render(kept('three'), { locale: 'fr' }))).toBe(1);
    expect(madeBy(() => render(kept('three'), { now: '2026-02-03T04:06:00Z' }))).toBe(1);
    expect(madeBy(() => render(kept('three', { score: 1 })))).toBe(1);
  });

  it('keeps pieces within pieces', () => {
    const page = <Kept by={['outer', 4]}>{() => <div>a{kept('four')}b</div>}</Kept>;
    expect(render(page).replaceAll('<!-- -->', '')).toBe('<div>a<p>four</p>b</div>');
    expect(madeBy(() => expect(render(page).replaceAll('<!-- -->', '')).toBe('<div>a<p>four</p>b</div>'))).toBe(0);
    expect(madeBy(() => render(kept('four')))).toBe(0);
  });

  it('puts what differs each time into a piece that is kept', () => {
    const page = (id: string): ReactElement => (
      <Kept by={['form']} own={[id]}>
        {() => <Words text={`${id} and ${id}`} />}
      </Kept>
    );
    render(page('first7'));
    expect(madeBy(() => expect(render(page('second8'))).toBe('<p>second8 and second8</p>'))).toBe(0);
  });

  it('leaves alone what people write that looks like a mark', () => {
    expect(render(kept('secret1xk0; secretb0; <b>'))).toBe('<p>secret1xk0; secretb0; &lt;b&gt;</p>');
  });

  it('renders in the browser without a keeper', () => {
    const page = (
      <I18nProvider locale="en" timeZone="UTC" now={0} t={(key) => key}>
        {kept('five')}
      </I18nProvider>
    );
    expect(madeBy(() => expect(renderToString(page)).toBe('<p>five</p>'))).toBe(1);
  });

  it('tells in development when a piece depends on more than its name', () => {
    const page = (text: string): ReactElement => <Kept by={['six']}>{() => <Words text={text} />}</Kept>;
    render(page('once'), { trust: false });
    render(page('once'), { trust: false });
    expect(() => render(page('twice'), { trust: false })).toThrow('depends on more');
  });
});
