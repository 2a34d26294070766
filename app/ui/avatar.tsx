import type { ReactElement } from 'react';
import { cx } from './class-names';

const COLOURS = 12;

/** Number 0..11 of the colour (classes a0..a11) for an id: always the same for the same id. FNV-1a, 32 bits. */
export function avatarColour(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % COLOURS;
}

/** At most two capital letters for a name: first and last word, or the first two letters of a single word. */
export function initials(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’']*/gu)?.map((word) => word.replace(/[’']/g, '')) ?? [];
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letters = last === undefined ? [...first].slice(0, 2) : [[...first][0], [...last][0]];
  return [...letters.join('').toLocaleUpperCase()].slice(0, 2).join('');
}

export interface AvatarProps {
  id: string;
  name: string;
  /** Address of a square picture, if the member has one. */
  src?: string | null;
  size?: 's' | 'md' | 'lg' | 'xl';
  className?: string;
}

const PIXELS = { s: 20, md: 28, lg: 40, xl: 72 } as const;

/** A member's picture, or initials on a colour made from the id. Decorative: the name always stands beside it. */
export function Avatar({ id, name, src, size = 'md', className }: AvatarProps): ReactElement {
  const classes = cx('av', size !== 'md' && size);
  if (src) {
    const pixels = PIXELS[size];
    return <img className={cx(classes, className)} src={src} alt="" width={pixels} height={pixels} loading="lazy" decoding="async" />;
  }
  return (
    <span className={cx(classes, `a${avatarColour(id)}`, className)} aria-hidden>
      {initials(name)}
    </span>
  );
}

export interface FacesProps {
  people: ReadonlyArray<Pick<AvatarProps, 'id' | 'name' | 'src'>>;
  /** What the row of faces means, said to screen readers with the names. */
  label: string;
}

/** Up to five overlapping avatars. */
export function Faces({ people, label }: FacesProps): ReactElement {
  const shown = people.slice(0, 5);
  return (
    <span className="faces" role="img" aria-label={`${label} ${shown.map((person) => person.name).join(', ')}`}>
      {shown.map((person) => (
        <Avatar key={person.id} {...person} size="s" />
      ))}
    </span>
  );
}
