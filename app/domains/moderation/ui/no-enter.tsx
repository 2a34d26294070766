import type { ReactElement } from 'react';

/**
 * First in a form of several buttons: Enter in a field or on a tick presses this one, and so none of them. Outside of a
 * dialog `formmethod="dialog"` sends nothing. A disabled button would be passed over when Enter is pressed on a tick.
 */
export function NoEnter(): ReactElement {
  return <button hidden formMethod="dialog" data-no-enter="" />;
}
