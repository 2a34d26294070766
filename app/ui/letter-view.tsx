import type { ReactElement } from 'react';
import { useT } from './i18n';

export interface LetterViewProps {
  subject: string;
  /** Address of the HTML. */
  src: string;
  /** The same as plain text. */
  text: string;
}

/** A letter as its reader gets it: the HTML in a frame that may do nothing, the plain text below. */
export function LetterView({ subject, src, text }: LetterViewProps): ReactElement {
  const t = useT();
  return (
    <div className="grid gap-4">
      <iframe className="letter" src={src} title={subject} sandbox="allow-popups allow-popups-to-escape-sandbox" />
      <details className="card letter-text">
        <summary>{t('ui.plainText')}</summary>
        <pre>{text}</pre>
      </details>
    </div>
  );
}
