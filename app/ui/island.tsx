import { createElement, type ComponentType, type ReactElement } from 'react';
import { useReading } from './i18n';
import { safeJson } from './markdown';

interface IslandProps<P extends object> {
  /** Under which `entry.client.tsx` knows the component. */
  name: string;
  of: ComponentType<P>;
  /** Plain data: it travels to the browser as JSON. */
  props: P;
}

/**
 * A part of a page that React takes over in the browser; the rest of the page stays the document
 * that the server wrote. Components in islands give their ids themselves, since `useId` counts
 * differently in a part than in the whole.
 */
export function Island<P extends object>({ name, of, props }: IslandProps<P>): ReactElement {
  const { locale, timeZone, now } = useReading();
  return (
    <>
      <div data-island={name}>{createElement(of, props)}</div>
      <script type="application/json" dangerouslySetInnerHTML={{ __html: safeJson({ locale, timeZone, now, props }) }} />
    </>
  );
}
