import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import type { SuggestionControl } from './use-suggestions';

/** What can complete the word at the caret. The text area keeps the focus and names the active one. */
export function SuggestionList({ id, options, active, choose }: { id: string } & SuggestionControl): ReactElement {
  const t = useT();
  return (
    <ul id={`${id}-options`} className={options.length > 0 ? 'pop' : undefined} role="listbox" aria-label={t('composer.suggestions')} hidden={options.length === 0}>
      {options.map((option, index) => (
        <li
          key={option.insert}
          id={`${id}-option-${index}`}
          role="option"
          aria-selected={index === active}
          // The text area must not lose the focus to the list.
          onMouseDown={(event) => {
            event.preventDefault();
            choose(option);
          }}
        >
          <b>{option.label}</b>
          {option.detail ? <span className="meta in">{option.detail}</span> : null}
        </li>
      ))}
    </ul>
  );
}
