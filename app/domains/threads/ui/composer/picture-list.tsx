import { useState, type ReactElement } from 'react';
import { Button } from '~/ui/button';
import { useT } from '~/ui/i18n';
import type { Picture, PictureControl } from './use-pictures';

/** Pictures that are being sent, failed, or wait for a description. */
export function PictureList({ pictures, describe, dismiss }: PictureControl): ReactElement | null {
  const t = useT();
  if (pictures.length === 0) return null;
  return (
    <ul className="pictures" aria-live="polite">
      {pictures.map((picture) => (
        <li key={picture.placeholder}>
          {picture.state === 'sending' ? t('composer.sendingPicture', { name: picture.name }) : null}
          {picture.state === 'failed' ? (
            <>
              <span className="err">{t('composer.pictureWrong', { name: picture.name, why: picture.message ?? t('composer.pictureFailed') })}</span>
              <Button type="button" size="sm" variant="quiet" onClick={() => dismiss(picture)}>
                {t('composer.dismiss')}
              </Button>
            </>
          ) : null}
          {picture.state === 'describe' ? <Describe picture={picture} onDone={(alt) => describe(picture, alt)} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Describe({ picture, onDone }: { picture: Picture; onDone(alt: string): void }): ReactElement {
  const t = useT();
  const [alt, setAlt] = useState('');
  const id = `alt-${picture.id}`;
  return (
    <>
      <label htmlFor={id}>{t('composer.describe', { name: picture.name })}</label>
      <input
        id={id}
        className="in"
        maxLength={300}
        value={alt}
        onChange={(event) => setAlt(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onDone(alt);
        }}
      />
      <Button type="button" size="sm" onClick={() => onDone(alt)}>
        {t('composer.describeDone')}
      </Button>
    </>
  );
}
