import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { triggerAt, type Trigger } from './markdown-tools';

const PAUSE_MS = 150;

export interface Suggestion {
  /** What is written, e.g. `@ana`. */
  insert: string;
  label: string;
  detail?: string;
}

export interface SuggestionControl {
  options: Suggestion[];
  active: number;
  choose(option: Suggestion): void;
  /** To be called for every key before the text area acts on it. */
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

/** Members after `@`, categories after `#`, emoji after `:`, completed with the arrow keys and Enter or Tab. */
export function useSuggestions(area: RefObject<HTMLTextAreaElement | null>): SuggestionControl {
  const [options, setOptions] = useState<Suggestion[]>([]);
  const [active, setActive] = useState(0);
  const trigger = useRef<Trigger | null>(null);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout>;
    let latest = 0;
    const look = (): void => {
      clearTimeout(timer);
      const found = triggerAt(element.value, element.selectionStart);
      trigger.current = found;
      const turn = ++latest;
      if (!found) return setOptions([]);
      timer = setTimeout(() => {
        void ask(found).then((answers) => {
          // An answer that comes after the caret has moved on is too late.
          if (turn !== latest) return;
          setOptions(answers);
          setActive(0);
        });
      }, PAUSE_MS);
    };
    const leave = (): void => {
      clearTimeout(timer);
      latest++;
      setOptions([]);
    };
    element.addEventListener('input', look);
    element.addEventListener('blur', leave);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('input', look);
      element.removeEventListener('blur', leave);
    };
  }, [area]);

  const choose = useCallback(
    (option: Suggestion) => {
      const element = area.current;
      if (!element || !trigger.current) return;
      element.setRangeText(`${option.insert} `, trigger.current.from, element.selectionStart, 'end');
      trigger.current = null;
      setOptions([]);
      element.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [area],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (options.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + options.length) % options.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(options[active]!);
    else if (event.key === 'Escape') setOptions([]);
    else return;
    event.preventDefault();
  };

  return { options, active, choose, onKeyDown };
}

async function ask({ kind, query }: Trigger): Promise<Suggestion[]> {
  try {
    const response = await fetch(`/resources/suggest?${new URLSearchParams({ kind, q: query })}`);
    return response.ok ? ((await response.json()) as Suggestion[]) : [];
  } catch {
    return [];
  }
}
