import type { ReactElement } from 'react';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { palette, type Scheme } from '~/ui/palette';

/** What becomes of a brand colour: a small page in light and in dark, and a word when it was moved to be readable. */
export function PalettePreview({ colour }: { colour: string }): ReactElement {
  const t = useT();
  const { light, dark, corrected } = palette(colour);
  return (
    <div className="grid gap-3">
      <div className="row2">
        <Sample scheme={light} label={t('staff.brand.light')} />
        <Sample scheme={dark} label={t('staff.brand.dark')} />
      </div>
      {corrected ? <Note icon="eye">{t('staff.brand.corrected', { colour: light['brand-9'] })}</Note> : null}
    </div>
  );
}

/** Drawn with SVG attributes: the content policy knows no style attributes. */
function Sample({ scheme, label }: { scheme: Scheme; label: string }): ReactElement {
  const t = useT();
  return (
    <figure className="grid gap-1">
      <svg viewBox="0 0 300 132" role="img" aria-label={label} className="palette">
        <rect width="300" height="132" rx="8" fill={scheme.bg} stroke={scheme.line} />
        <rect x="0.5" y="0.5" width="299" height="26" rx="7.5" fill={scheme.surface} />
        <rect x="10" y="7" width="13" height="13" rx="4" fill={scheme['brand-9']} />
        <rect x="29" y="11" width="54" height="5" rx="2.5" fill={scheme.text} />
        <rect x="12" y="38" width="276" height="82" rx="6" fill={scheme.surface} stroke={scheme.line} />
        <text x="24" y="60" fontSize="13" fontWeight="600" fill={scheme.text}>
          {t('staff.brand.sampleTitle')}
        </text>
        <text x="24" y="77" fontSize="10.5" fill={scheme.muted}>
          {t('staff.brand.sampleText')}
        </text>
        <rect x="24" y="88" width="64" height="22" rx="5" fill={scheme['brand-9']} />
        <text x="56" y="102.5" fontSize="10.5" fontWeight="600" textAnchor="middle" fill={scheme['brand-on']}>
          {t('ui.ask')}
        </text>
        <rect x="98" y="90" width="58" height="18" rx="9" fill={scheme['brand-2']} />
        <text x="127" y="102.5" fontSize="10" textAnchor="middle" fill={scheme['brand-11']}>
          {t('staff.brand.samplePill')}
        </text>
        <text x="168" y="102.5" fontSize="10.5" textDecoration="underline" fill={scheme['brand-11']}>
          {t('staff.brand.sampleLink')}
        </text>
      </svg>
      <figcaption className="hint">{label}</figcaption>
    </figure>
  );
}
