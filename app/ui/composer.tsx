import type { ReactElement, ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';
import { useT } from './i18n';

/** What the toolbar can do to the text. */
export type MarkdownAct = 'bold' | 'italic' | 'link' | 'quote' | 'code' | 'list' | 'ordered' | 'image';

/** Button, icon, and whether phones leave it out. */
const TOOLS: ReadonlyArray<{ act: MarkdownAct; icon: IconName; wideOnly?: boolean }> = [
  { act: 'bold', icon: 'bold' },
  { act: 'italic', icon: 'italic', wideOnly: true },
  { act: 'link', icon: 'link' },
  { act: 'quote', icon: 'quote', wideOnly: true },
  { act: 'code', icon: 'code', wideOnly: true },
  { act: 'list', icon: 'list', wideOnly: true },
  { act: 'ordered', icon: 'list-ordered', wideOnly: true },
  { act: 'image', icon: 'image' },
];

export interface ComposerFrameProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  /** Accessible name of the text area. */
  label: string;
  areaRef?: Ref<HTMLTextAreaElement>;
  /** Pressed toolbar buttons; without it the toolbar has no effect and is left out. */
  onTool?: (act: MarkdownAct) => void;
  /** At the start of the toolbar. */
  lead?: ReactNode;
  /** Tools that the text has no use for. */
  without?: readonly MarkdownAct[];
  /** Write and Preview, at the end of the toolbar. */
  modes?: ReactNode;
  /** Shown instead of the text area. */
  preview?: ReactNode;
  /** State of the draft, at the start of the foot. */
  status?: ReactNode;
  /** Save draft, Answer. */
  buttons: ReactNode;
  /** Lists that hang at the text (mentions). */
  overlay?: ReactNode;
  small?: boolean;
  dropping?: boolean;
}

/** The writing box around a text area. What its buttons do belongs to the room that uses it. */
export function ComposerFrame({ label, lead, onTool, without = [], modes, preview, status, buttons, overlay, small, dropping, areaRef, ...area }: ComposerFrameProps): ReactElement {
  const t = useT();
  return (
    <div className={cx('box', small && 'sm', dropping && 'drop')} data-composer="">
      {onTool || modes ? (
        <div className="tb">
          {lead}
          {onTool
            ? TOOLS.filter(({ act }) => !without.includes(act)).map(({ act, icon, wideOnly }) => (
                <button key={act} type="button" className={wideOnly ? 'opt' : undefined} aria-label={t(`ui.tool.${act}`)} title={t(`ui.tool.${act}`)} onClick={() => onTool(act)}>
                  <Icon name={icon} />
                </button>
              ))
            : null}
          {modes ? <span className="end">{modes}</span> : null}
        </div>
      ) : null}
      {preview ? <div className="preview">{preview}</div> : null}
      <div className={cx('relative', Boolean(preview) && 'away')}>
        <textarea ref={areaRef} aria-label={label} data-composer-text="" {...area} />
        {overlay}
      </div>
      <div className="ft">
        <span className="meta" role="status">
          {status}
        </span>
        {buttons}
      </div>
    </div>
  );
}
