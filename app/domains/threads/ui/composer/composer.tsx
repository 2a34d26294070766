import { useEffect, useMemo, useRef, useState, type ReactElement, type RefObject } from 'react';
import { Button } from '~/ui/button';
import { ComposerFrame, type MarkdownAct } from '~/ui/composer';
import { FieldErrors } from '~/ui/field';
import { useNamed } from '~/ui/field-names';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { Markdown } from '~/ui/markdown';
import type { Draft } from '../../types';
import type { Sent } from '../thread-row';
import { ComposerStatus } from './composer-status';
import { applyTool } from './markdown-tools';
import { PictureList } from './picture-list';
import { SuggestionList } from './suggestion-list';
import { useDraft } from './use-draft';
import { usePictures } from './use-pictures';
import { useSending } from './use-sending';
import { useSheet } from './use-sheet';
import { useSuggestions } from './use-suggestions';

export interface ComposerProps {
  /** Id of the text area, unique on the page. */
  id: string;
  label: string;
  placeholder: string;
  /** What the sending button says. */
  action: string;
  /** Text to begin with: what was entered, else the draft, else what is being edited. */
  text: string;
  /** The page came back with what was entered. */
  entered: boolean;
  errors?: string[];
  /** Preview that was asked for without JavaScript. */
  preview?: string | null;
  draft: { key: string; storageKey: string; stored: Sent<Draft> };
  /** The route whose action takes the form. */
  routeId: string;
  /** Where members sign in again when the session has ended. */
  signInHref: string;
  maxLength: number;
  small?: boolean;
  /** A message to one reader: no pictures, and nobody to name. What it may be, in words. */
  plain?: string;
}

/** Where there is nothing to do. */
const NOWHERE: RefObject<HTMLTextAreaElement | null> = { current: null };

/**
 * The writing box, inside a form that works without it: toolbar, preview by the server, lists for
 * `@`, `#` and `:`, pictures, drafts, and sending that survives a lost network or session. On a phone it fills the window.
 */
export function Composer(props: ComposerProps): ReactElement {
  const { id, label, placeholder, action, text, entered, errors, draft, routeId, signInHref, maxLength, small, plain } = props;
  const t = useT();
  useNamed(id, label);
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const names = useMemo(() => ({ sending: (name: string) => t('composer.sendingPicture', { name }), failed: t('composer.pictureFailed') }), [t]);
  const drafts = useDraft(area, { draftKey: draft.key, storageKey: draft.storageKey, stored: draft.stored, entered });
  const sending = useSending(area, routeId, drafts.forget);
  const suggestions = useSuggestions(plain === undefined ? area : NOWHERE);
  const pictures = usePictures(plain === undefined ? area : NOWHERE, names);
  const sheet = useSheet(area);
  const [preview, setPreview] = useState<string | null>(props.preview ?? null);

  const onTool = (act: MarkdownAct): void => {
    const element = area.current;
    if (act === 'image') return file.current?.click();
    if (!element) return;
    const next = applyTool(act, { text: element.value, start: element.selectionStart, end: element.selectionEnd });
    element.value = next.text;
    element.focus();
    element.setSelectionRange(next.start, next.end);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const wrong = sending.state.kind === 'refused' ? sending.state.wrong : null;
  const shownErrors = wrong ? (wrong.fields.body ?? [wrong.message]) : errors;
  useEffect(() => {
    if (wrong) area.current?.focus();
  }, [wrong]);

  return (
    <div ref={sheet.place} className="composer" tabIndex={-1} {...(sheet.open ? { role: 'group', 'aria-label': label, 'data-sheet': '' } : {})}>
      <ComposerFrame
        areaRef={area}
        id={id}
        name="body"
        label={label}
        placeholder={placeholder}
        defaultValue={text}
        small={small}
        dropping={pictures.dropping}
        aria-invalid={shownErrors?.length ? true : undefined}
        aria-describedby={shownErrors?.length ? `${id}-error` : undefined}
        aria-autocomplete={plain === undefined ? 'list' : undefined}
        aria-controls={plain === undefined ? `${id}-options` : undefined}
        aria-activedescendant={suggestions.options.length > 0 ? `${id}-option-${suggestions.active}` : undefined}
        onKeyDown={suggestions.onKeyDown}
        onClick={small ? undefined : sheet.show}
        lead={
          <button type="button" className="put-away" aria-label={t('composer.minimise')} title={t('composer.minimise')} onClick={sheet.putAway}>
            <Icon name="down" />
          </button>
        }
        onTool={onTool}
        without={plain === undefined ? undefined : ['image']}
        modes={<Modes area={area} as={plain === undefined ? 'post' : 'message'} preview={preview} onPreview={setPreview} />}
        preview={preview === null ? undefined : preview === '' ? <p className="meta">{t('composer.nothing')}</p> : <Markdown html={preview} />}
        overlay={<SuggestionList id={id} {...suggestions} />}
        status={<ComposerStatus draft={drafts} sending={sending} signInHref={signInHref} hint={plain ?? t('composer.hint', { max: maxLength })} />}
        buttons={
          <Button variant="primary" disabled={sending.state.kind === 'sending'} data-send="">
            {sending.state.kind === 'sending' ? t('composer.posting') : action}
          </Button>
        }
      />
      <FieldErrors id={id} errors={shownErrors} />
      <PictureList {...pictures} />
      <input
        ref={file}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('composer.choosePicture')}
        onChange={(event) => {
          pictures.add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

interface ModesProps {
  area: RefObject<HTMLTextAreaElement | null>;
  as: 'post' | 'message';
  preview: string | null;
  onPreview(html: string | null): void;
}

/** Write and Preview. Without JavaScript the second one sends the form, and the page comes back with it. */
function Modes({ area, as, preview, onPreview }: ModesProps): ReactElement {
  const t = useT();
  const show = async (): Promise<void> => {
    const body = area.current?.value ?? '';
    const response = await fetch('/resources/preview', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ body, as }),
    }).catch(() => null);
    if (response?.ok) onPreview(((await response.json()) as { html: string }).html);
  };
  return (
    <>
      <Button type="button" variant="quiet" size="sm" aria-pressed={preview === null} onClick={() => onPreview(null)}>
        {t('composer.write')}
      </Button>
      <Button
        variant="quiet"
        size="sm"
        name="intent"
        value="preview"
        aria-pressed={preview !== null}
        onClick={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        {t('composer.preview')}
      </Button>
    </>
  );
}
