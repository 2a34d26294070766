import type { ReactElement } from 'react';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Island } from '~/ui/island';
import { NEWCOMER } from '../posts/newcomers';
import type { Draft } from '../types';
import { Composer } from './composer';
import type { Sent } from './thread-row';
import { WriteForm } from './write-form';

/** A member's place to write: the draft, and the key that lets a form make one post only. */
export interface Desk {
  key: string;
  storageKey: string;
  stored: Sent<Draft>;
  submission: string;
  firstDay: boolean;
}

/** What came back with the form: what was entered, what was wrong, or the preview that was asked for. */
export interface Written {
  text: string | null;
  errors: { field: string; text: string }[];
  bodyErrors?: string[];
  preview: string | null;
}

export interface WritingBoxProps {
  /** Id of the form's section; the text area is `ID-text`. */
  id: string;
  label: string;
  placeholder: string;
  /** What the button says. */
  send: string;
  /** Null: the session has ended; what was entered is kept until one has signed in again. */
  desk: Desk | null;
  written: Written;
  /** Text to begin with when there is neither a draft nor anything entered. */
  text?: string;
  maxLength: number;
  /** Where the form is sent, and the route that takes it. */
  action: string;
  routeId: string;
  /** Hidden fields besides the submission. */
  values: Record<string, string>;
  signInHref: string;
  small?: boolean;
  /** A message to one reader, without pictures: what it may be, in words. */
  plain?: string;
  /** Shows the name of the text area above it, where it is one field among others. */
  showLabel?: boolean;
  /** Fields above the text. */
  children?: React.ReactNode;
}

/** A form with a writing box, for every place where one writes. */
export function WritingBox({ id, desk, written, text, send, values, action, routeId, children, showLabel, ...rest }: WritingBoxProps): ReactElement {
  const t = useT();
  const textId = `${id}-text`;
  return (
    <WriteForm
      id={id}
      label={rest.label}
      pictures={rest.plain === undefined}
      action={action}
      values={{ ...values, ...(desk ? { submission: desk.submission } : {}) }}
      errors={written.errors.map((error) => (error.field === 'body' ? { ...error, field: textId } : error))}
    >
      {desk ? null : (
        <Note icon="lock">
          {t('composer.signedOut')}{' '}
          <a href={rest.signInHref} target="_blank" rel="noopener">
            {t('composer.signIn')}
          </a>
        </Note>
      )}
      {desk?.firstDay ? <Note icon="info">{t('threads.firstDay', NEWCOMER)}</Note> : null}
      {children}
      {showLabel ? (
        <label className="above" htmlFor={textId}>
          {rest.label}
        </label>
      ) : null}
      <Island
        name="composer"
        of={Composer}
        props={{
          id: textId,
          action: send,
          text: written.text ?? desk?.stored.data?.body ?? text ?? '',
          entered: written.text !== null,
          errors: written.bodyErrors,
          preview: written.preview,
          draft: desk ?? NO_DRAFT,
          routeId,
          ...rest,
        }}
      />
    </WriteForm>
  );
}

/** A visitor's refused form comes back without a desk: its text is kept, but there is nowhere to save it. */
const NO_DRAFT = { key: '', storageKey: 'draft', stored: { key: '', sequence: 0, data: null, updatedAt: null } };
