import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { loadWords } from '~/http/words.client';

const locale = document.documentElement.lang === 'fr' ? 'fr' : 'en';

void loadWords(locale).then(() => {
  startTransition(() => {
    hydrateRoot(document, <RemixBrowser />);
  });
});
