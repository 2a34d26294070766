import type { ReactElement } from 'react';
import { tagPath } from '~/domains/threads';
import { portraitUrl } from '~/domains/threads/ui/people';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Avatar } from '~/ui/avatar';
import { useT } from '~/ui/i18n';
import { Tag } from '~/ui/marks';
import type { PersonHit, TagHit } from '../types';

/** Members who were found, each with what they have contributed. */
export function PeopleHits({ label, people }: { label: string; people: readonly Sent<PersonHit>[] }): ReactElement {
  const t = useT();
  return (
    <ul className="found" aria-label={label}>
      {people.map((person) => {
        const name = person.displayName ?? person.username;
        return (
          <li key={person.id} data-key-row="">
            <Avatar id={person.id} name={name} src={portraitUrl(person, 96)} size="lg" />
            <div>
              <a href={`/m/${encodeURIComponent(person.username)}`} data-key-open="">
                <bdi>{name}</bdi>
              </a>
              <p className="meta">
                <span>@{person.username}</span>
                <span className="tn">{t('search.contributions', { n: person.postCount })}</span>
                {person.acceptedCount > 0 ? <span className="tn">{t('search.acceptedCount', { n: person.acceptedCount })}</span> : null}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Tags that were found, with the threads that the reader may read. */
export function TagHits({ label, tags, withText }: { label: string; tags: readonly Sent<TagHit>[]; withText: boolean }): ReactElement {
  const t = useT();
  return (
    <ul className={withText ? 'found' : 'chips'} aria-label={label}>
      {tags.map((tag) => (
        <li key={tag.slug} data-key-row={withText ? '' : undefined}>
          <div className="meta">
            <Tag href={tagPath(tag.slug)} opensRow={withText}>
              {tag.name}
            </Tag>
            <span className="tn">{t('search.threadsOfTag', { n: tag.threadCount })}</span>
          </div>
          {withText && tag.description ? <p className="meta">{tag.description}</p> : null}
        </li>
      ))}
    </ul>
  );
}
