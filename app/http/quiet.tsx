import type { ReactElement, ReactNode } from 'react';
import { Flash } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Foot, useShell } from './site';

/** A page without search, navigation and account: for the set-up, when there is nothing to go to yet. */
export function Quiet({ children }: { children: ReactNode }): ReactElement {
  const { brand, flash } = useShell();
  const t = useT();
  return (
    <>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <header className="top">
        <span className="brand">
          {brand.logoUrl ? <img src={brand.logoUrl} alt="" height={28} /> : <b aria-hidden>{[...brand.name][0]}</b>}
          <span>{brand.name}</span>
        </span>
      </header>
      <div className="cols one">
        <main id="main" tabIndex={-1}>
          {flash ? <Flash tone={flash.tone === 'problem' ? 'bad' : 'ok'}>{t(flash.key, flash.values)}</Flash> : null}
          {children}
        </main>
      </div>
      <footer className="foot">
        <Foot open={false} />
      </footer>
    </>
  );
}
