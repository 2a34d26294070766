import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { TextArea } from '~/ui/field';
import { Form, FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Post } from '~/ui/post';
import { Time } from '~/ui/time';
import { LENGTHS } from '../rules';
import type { StaffNote } from '../types';
import { nameOf, portraitOf } from './writer';

type SentNote = Omit<StaffNote, 'at' | 'editedAt'> & { at: string; editedAt: string | null };

interface Entered {
  summary: { field: string; text: string }[];
  id(name: string): string;
  errors(name: string): string[] | undefined;
  value(name: string, stored?: string | null): string;
}

/** Notes of the team on a member, with the box for one more. */
export function NoteList({ notes, entered, editing }: { notes: readonly SentNote[]; entered: Entered; editing: { id: string; entered: Entered } | null }): ReactElement {
  const t = useT();
  return (
    <FormSet id="notes" title={t('messages.notes.title')} hint={t('messages.notes.hint')}>
      {notes.length === 0 ? <p className="hint">{t('messages.notes.none')}</p> : null}
      {notes.length > 0 ? (
        <div className="messages">
          {notes.map((note) => (
            <Note key={note.id} note={note} editing={editing?.id === note.id ? editing.entered : null} />
          ))}
        </div>
      ) : null}
      <Form errors={entered.summary} buttons={<Button>{t('messages.notes.addDo')}</Button>}>
        <input type="hidden" name="form" value="note" />
        <TextArea id={entered.id('note')} name="note" label={t('messages.notes.add')} errors={entered.errors('note')} defaultValue={entered.value('note')} rows={3} maxLength={LENGTHS.note} />
      </Form>
    </FormSet>
  );
}

function Note({ note, editing }: { note: SentNote; editing: Entered | null }): ReactElement {
  const t = useT();
  const { id, author, html, at, editedAt, mine } = note;
  return (
    <Post
      id={`note-${id}`}
      author={{ id: author.id, name: nameOf(author, t), avatar: portraitOf(author) }}
      meta={
        <>
          <Time at={at} />
          {editedAt ? (
            <>
              {' · '}
              {t('messages.notes.edited')} <Time at={editedAt} />
            </>
          ) : null}
        </>
      }
      acts={
        mine ? (
          <form method="post" className="contents">
            <input type="hidden" name="form" value="removeNote" />
            <input type="hidden" name="noteId" value={id} />
            <Button size="sm" variant="quiet" icon="trash">
              {t('messages.notes.remove')}
            </Button>
          </form>
        ) : null
      }
    >
      <Markdown html={html} />
      {mine ? <EditNote note={note} entered={editing} /> : null}
    </Post>
  );
}

/** Opens where it stands, without a page of its own. */
function EditNote({ note: { id, source, version }, entered }: { note: SentNote; entered: Entered | null }): ReactElement {
  const t = useT();
  const field = `note-${id}-text`;
  return (
    <details className="more" open={entered !== null}>
      <summary>{t('messages.notes.edit')}</summary>
      <Form errors={entered?.summary.map(({ text }) => ({ field, text }))} buttons={<Button size="sm">{t('messages.notes.save')}</Button>}>
        <input type="hidden" name="form" value="editNote" />
        <input type="hidden" name="noteId" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextArea id={field} name="note" label={t('messages.notes.editLabel')} errors={entered?.errors('note')} defaultValue={entered ? entered.value('note') : source} rows={4} maxLength={LENGTHS.note} />
      </Form>
    </details>
  );
}
