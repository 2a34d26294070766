import { createElement, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { hydrateRoot } from 'react-dom/client';
import { loadWords } from '~/http/words.client';
import type { Locale } from '~/platform/i18n';
import { I18nProvider } from '~/ui/i18n';

/**
 * What React takes over, by the name that the page gives (`app/http/island.tsx`). Each is a chunk of
 * its own, so that a page loads no more than it shows.
 */
const islands: Record<string, () => Promise<ComponentType<never>>> = {
  composer: async () => (await import('~/domains/threads/ui/composer')).Composer,
  similar: async () => (await import('~/domains/search/ui/similar-threads')).SimilarThreads,
};

async function wake(element: HTMLElement): Promise<void> {
  const load = islands[element.dataset.island ?? ''];
  const data = element.nextElementSibling?.textContent;
  if (!load || !data) return;
  const { locale, timeZone, now, props } = JSON.parse(data) as { locale: Locale; timeZone: string; now: string; props: object };
  const [component, t] = await Promise.all([load(), loadWords(locale)]);
  keepingWhatIsTyped(element, () =>
    flushSync(() =>
      hydrateRoot(
        element,
        <I18nProvider locale={locale} timeZone={timeZone} now={now} t={t}>
          {createElement(component as ComponentType<object>, props)}
        </I18nProvider>,
      ),
    ),
  );
  // For those who wait until it answers, such as tests.
  element.dataset.awake = '';
}

/**
 * React gives text areas back the text that the page came with. What somebody typed before the script
 * was there is put back, unless the island has found a draft for the place.
 */
function keepingWhatIsTyped(element: HTMLElement, hydrate: () => void): void {
  const typed = [...element.querySelectorAll('textarea')]
    .filter((area) => area.value !== area.defaultValue)
    .map((area) => ({ area, text: area.value, start: area.selectionStart, end: area.selectionEnd }));
  hydrate();
  for (const { area, text, start, end } of typed) {
    if (area.value === area.defaultValue) {
      area.value = text;
      area.setSelectionRange(start, end);
    }
    // Whoever listens now, such as the draft, has not heard of it.
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) void wake(element);
