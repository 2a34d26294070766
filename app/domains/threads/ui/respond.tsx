import type { ReactElement } from 'react';
import { LinkButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Island } from '~/ui/island';
import type { Verdict } from '../policy';
import { LENGTHS, responseKind } from '../rules';
import type { Draft, ThreadPage } from '../types';
import { Composer } from './composer';
import type { Sent } from './thread-row';
import { WriteForm } from './write-form';

/** A member's place to write: the draft, and the key that lets a form make one post only. */
export interface Desk {
  key: string;
  storageKey: string;
  stored: Sent<Draft>;
  submission: string;
}

/** What came back with the form: what was entered, what was wrong, or the preview that was asked for. */
export interface Written {
  text: string | null;
  errors: { field: string; text: string }[];
  bodyErrors?: string[];
  preview: string | null;
}

interface RespondProps {
  thread: Sent<ThreadPage['thread']>;
  desk: Desk | null;
  written: Written;
  /** Where the form is sent: the page itself. */
  action: string;
  routeId: string;
}

/** The end of a thread: the writing box, or why there is none and what to do. */
export function Respond({ thread, desk, written, action, routeId }: RespondProps): ReactElement {
  const t = useT();
  const kind = responseKind(thread.kind);
  const text = written.text ?? desk?.stored.data?.body ?? '';
  const signInHref = `/sign-in?returnTo=${encodeURIComponent(`${action}#write`)}`;
  if (!desk && !text) return <Closed may={thread.may.respond} signInHref={signInHref} kind={kind} />;
  return (
    <WriteForm
      id="write"
      label={t(`threads.write.${kind}`)}
      action={`${action}#write`}
      values={{ threadId: thread.id, as: kind, submission: desk?.submission ?? '' }}
      errors={written.errors.map((error) => ({ ...error, field: error.field === 'body' ? 'write-text' : error.field }))}
    >
      {desk ? null : (
        <Note icon="lock">
          {t('composer.signedOut')}{' '}
          <a href={signInHref} target="_blank" rel="noopener">
            {t('composer.signIn')}
          </a>
        </Note>
      )}
      <Island
        name="composer"
        of={Composer}
        props={{
          id: 'write-text',
          label: t(`threads.write.${kind}`),
          placeholder: t(`threads.writeHint.${kind}`),
          action: t(`threads.send.${kind}`),
          text,
          entered: written.text !== null,
          errors: written.bodyErrors,
          preview: written.preview,
          draft: desk ?? NO_DRAFT,
          routeId,
          signInHref,
          maxLength: LENGTHS.body.max,
        }}
      />
    </WriteForm>
  );
}

/** A visitor's refused form comes back without a desk: its text is kept, but there is nowhere to save it. */
const NO_DRAFT = { key: '', storageKey: 'draft', stored: { key: '', sequence: 0, data: null, updatedAt: null } };

function Closed({ may, signInHref, kind }: { may: Verdict; signInHref: string; kind: 'answer' | 'reply' }): ReactElement {
  const t = useT();
  const reason = may === true ? 'signInFirst' : may.no.split('|')[0]!;
  if (reason === 'signInFirst') {
    return (
      <div className="card pane closing" id="write">
        <p>{t(`threads.joinTo.${kind}`)}</p>
        <div className="btns">
          <LinkButton variant="primary" href={signInHref}>
            {t('threads.signIn')}
          </LinkButton>
          <LinkButton href="/join">{t('threads.join')}</LinkButton>
        </div>
      </div>
    );
  }
  return <Note icon="lock">{t(`errors.${reason}`)}</Note>;
}
