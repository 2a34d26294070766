import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Draft, DraftData, DraftSaved } from '../../types';
import type { Sent } from '../thread-row';
import { draftOf, fill, isBlank, isSame } from './form-data';

/** After so much silence the text goes to the server (ux.md, section 3). */
const IDLE_MS = 1000;

/** The copy in this browser: written at every key, so that nothing depends on the network. */
interface LocalDraft {
  /** Of the server's draft that the text grew from. */
  sequence: number;
  data: DraftData;
}

export type DraftState =
  | { kind: 'none' | 'typing' | 'saved' | 'local' | 'restored' }
  /** Another tab or device saved something else meanwhile. */
  | { kind: 'conflict'; theirs: Sent<Draft> };

export interface DraftControl {
  state: DraftState;
  keepMine(): void;
  takeTheirs(): void;
  /** The text was posted: the copy in this browser goes too. */
  forget(): void;
}

/**
 * Keeps what is typed: at once in this browser, after a second of silence on the server. The server's
 * sequence decides: a tab that has fallen behind is told so and overwrites nothing.
 *
 * @param storageKey of the copy in this browser: one per member and draft
 * @param stored the server's draft when the page was made
 * @param entered the page came back with what was entered; that is newer than any draft
 */
export function useDraft(
  anchor: RefObject<HTMLElement | null>,
  { draftKey, storageKey, stored, entered }: { draftKey: string; storageKey: string; stored: Sent<Draft>; entered: boolean },
): DraftControl {
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const sequence = useRef(stored.sequence);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const done = useRef(false);
  const busy = useRef(false);
  const form = useCallback(() => anchor.current?.closest('form') ?? null, [anchor]);

  const save = useCallback(
    async (options: { leaving?: boolean } = {}) => {
      clearTimeout(timer.current);
      const current = form();
      // A second request beside one that is under way would be refused as another tab's.
      if (!current || done.current || (busy.current && !options.leaving)) return;
      const data = draftOf(current);
      busy.current = true;
      const answer = await send({ key: draftKey, sequence: sequence.current, data }, options.leaving);
      busy.current = false;
      if (done.current) return;
      if (!answer) return setState({ kind: 'local' });
      if (!answer.saved) return setState({ kind: 'conflict', theirs: answer.current });
      sequence.current = answer.sequence;
      const latest = draftOf(current);
      if (isSame(latest, data)) {
        remember(storageKey, null);
        return setState({ kind: 'saved' });
      }
      // Something was typed meanwhile.
      remember(storageKey, { sequence: answer.sequence, data: latest });
      timer.current = setTimeout(() => void save(), IDLE_MS);
    },
    [draftKey, storageKey, form],
  );

  useEffect(() => {
    const current = form();
    if (!current) return;
    const local = recall(storageKey);
    if (local && !entered && !isBlank(local.data) && !(stored.data && isSame(local.data, stored.data as DraftData))) {
      fill(current, local.data);
      sequence.current = local.sequence;
      // What was kept here grew from a draft that has been changed elsewhere since: the reader decides.
      setState(local.sequence < stored.sequence ? { kind: 'conflict', theirs: stored } : { kind: 'restored' });
    } else if (stored.data && !isBlank(stored.data)) setState({ kind: 'saved' });
    const typed = (): void => {
      remember(storageKey, { sequence: sequence.current, data: draftOf(current) });
      setState((before) => (before.kind === 'conflict' ? before : { kind: 'typing' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), IDLE_MS);
    };
    const leaving = (): void => {
      if (recall(storageKey)) void save({ leaving: true });
    };
    current.addEventListener('input', typed);
    addEventListener('pagehide', leaving);
    addEventListener('online', leaving);
    return () => {
      current.removeEventListener('input', typed);
      removeEventListener('pagehide', leaving);
      removeEventListener('online', leaving);
      clearTimeout(timer.current);
    };
  }, [entered, form, save, storageKey, stored]);

  return {
    state,
    keepMine() {
      if (state.kind !== 'conflict') return;
      sequence.current = state.theirs.sequence;
      setState({ kind: 'typing' });
      void save();
    },
    takeTheirs() {
      const current = form();
      if (state.kind !== 'conflict' || !current) return;
      fill(current, (state.theirs.data ?? { body: '' }) as DraftData);
      sequence.current = state.theirs.sequence;
      remember(storageKey, null);
      setState({ kind: 'saved' });
    },
    forget() {
      done.current = true;
      clearTimeout(timer.current);
      remember(storageKey, null);
    },
  };
}

async function send(draft: { key: string; sequence: number; data: DraftData }, leaving = false): Promise<Sent<DraftSaved> | null> {
  try {
    const response = await fetch('/resources/draft', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ key: draft.key, sequence: String(draft.sequence), data: JSON.stringify(draft.data) }),
      keepalive: leaving,
    });
    return response.ok ? ((await response.json()) as Sent<DraftSaved>) : null;
  } catch {
    return null; // offline: the copy in this browser stays
  }
}

function remember(key: string, draft: LocalDraft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Storage may be full or forbidden; the server's copy is still made.
  }
}

function recall(key: string): LocalDraft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as LocalDraft | null;
  } catch {
    return null;
  }
}
