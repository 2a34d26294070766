import { Fragment, type ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Table } from '~/ui/table';
import type { Field, OperationView, Reference } from './reference.server';

/** What programs can do, group by group; each endpoint opens on its own, without a script. */
export function Groups({ groups }: Pick<Reference, 'groups'>): ReactElement {
  return (
    <>
      {groups.map(({ tag, operations }) => (
        <section key={tag} aria-labelledby={`group-${tag}`} className="mt-8" lang="en">
          <h2 id={`group-${tag}`} className="mb-3">
            {tag}
          </h2>
          {operations.map((operation) => (
            <Operation key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
    </>
  );
}

function Operation({ operation: { id, method, path, summary, description, fields, status, answer } }: { operation: OperationView }): ReactElement {
  const t = useT();
  return (
    <details id={id} className="card mb-2">
      <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-1 p-3">
        <strong className="font-mono">{method}</strong>
        <code className="break-all">{path}</code>
        <span className="text-muted">
          <Words text={summary} />
        </span>
      </summary>
      <div className="px-3 pb-3">
        {description.split('\n\n').map((part) => (
          <p key={part} className="mb-2">
            <Words text={part} />
          </p>
        ))}
        {fields.length > 0 ? <Fields caption={t('api.sent', { operation: `${method} ${path}` })} fields={fields} withPlace /> : null}
        <p className="mt-2">
          {t('api.answer')} <code>{status}</code> {answer ? <Type type={answer} /> : null}
        </p>
      </div>
    </details>
  );
}

/** What answers are made of. */
export function Shapes({ shapes }: Pick<Reference, 'shapes'>): ReactElement {
  return (
    <div lang="en">
      {shapes.map(({ name, description, fields }) => (
        <details key={name} id={`shape-${name}`} className="card mb-2">
          <summary className="flex flex-wrap items-baseline gap-x-3 p-3">
            <code>{name}</code>
            <span className="text-muted">
              <Words text={description} />
            </span>
          </summary>
          <div className="px-3 pb-3">
            <Fields caption={name} fields={fields} />
          </div>
        </details>
      ))}
    </div>
  );
}

function Fields({ caption, fields, withPlace = false }: { caption: string; fields: readonly Field[]; withPlace?: boolean }): ReactElement {
  const t = useT();
  const named = (field: Field) => (
    <>
      <code>{field.name || '*'}</code>
      {withPlace && field.required ? <span className="text-muted"> {t('api.required')}</span> : null}
    </>
  );
  return (
    <Table
      caption={caption}
      hideCaption
      rows={fields}
      keyOf={({ place, name }) => `${place}-${name}`}
      columns={[
        { key: 'name', label: t('api.name'), rowHeader: true, cell: named },
        ...(withPlace ? [{ key: 'place', label: t('api.place'), cell: ({ place }: Field) => place }] : []),
        { key: 'type', label: t('api.type'), cell: ({ type }) => <Type type={type} /> },
        { key: 'meaning', label: t('api.meaning'), cell: ({ description }) => <Words text={description} /> },
      ]}
    />
  );
}

/** A type whose names lead to where they are explained. */
function Type({ type }: { type: string }): ReactElement {
  return (
    <code className="break-words">
      {type.split(/\b([A-Z]\w+)\b/).map((part, index) => (index % 2 === 1 ? <a key={index} className="underline" href={`#shape-${part}`}>{part}</a> : <Fragment key={index}>{part}</Fragment>))}
    </code>
  );
}

/** A sentence in which names stand between backticks. */
function Words({ text }: { text: string }): ReactElement {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
