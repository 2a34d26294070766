import { readFileSync } from 'node:fs';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createTranslator } from 'use-intl/core';
import type { Locale, Translate } from '~/ui/format';
import { I18nProvider } from '~/ui/i18n';

/** The words of app/ui, straight from their file; a missing key throws. */
export function translator(locale: Locale): Translate {
  const ui: unknown = JSON.parse(readFileSync(`app/platform/i18n/messages/${locale}/ui.json`, 'utf8'));
  const t = createTranslator({
    locale,
    messages: { ui } as Record<string, unknown>,
    onError: (error) => {
      throw error;
    },
  });
  return t as unknown as Translate;
}

/** A component as HTML, on 20 May 2026 in Paris. */
export function html(element: ReactElement, locale: Locale = 'en'): string {
  return renderToStaticMarkup(
    <I18nProvider locale={locale} timeZone="Europe/Paris" now="2026-05-20T10:00:00Z" t={translator(locale)}>
      {element}
    </I18nProvider>,
  );
}
