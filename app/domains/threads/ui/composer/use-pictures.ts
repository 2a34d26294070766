import { useCallback, useEffect, useState, type RefObject } from 'react';

/** A picture on its way into the text. */
export interface Picture {
  /** Stands in the text until the server has answered. */
  placeholder: string;
  name: string;
  state: 'sending' | 'failed' | 'describe';
  /** Once it is there. */
  id?: string;
  message?: string;
}

export interface PictureControl {
  pictures: Picture[];
  dropping: boolean;
  add(files: Iterable<File>): void;
  /** Writes the words for those who do not see the picture. */
  describe(picture: Picture, alt: string): void;
  dismiss(picture: Picture): void;
}

let count = 0;

/** Pictures that are dropped, pasted or chosen: sent one by one, with a placeholder where they will stand. */
export function usePictures(area: RefObject<HTMLTextAreaElement | null>, names: { sending(name: string): string; failed: string }): PictureControl {
  const [pictures, setPictures] = useState<Picture[]>([]);
  const [dropping, setDropping] = useState(false);
  const change = useCallback((placeholder: string, next: Partial<Picture> | null) => {
    setPictures((all) => (next ? all.map((each) => (each.placeholder === placeholder ? { ...each, ...next } : each)) : all.filter((each) => each.placeholder !== placeholder)));
  }, []);

  const add = useCallback(
    (files: Iterable<File>) => {
      const element = area.current;
      if (!element) return;
      for (const file of files) {
        if (!file.type.startsWith('image/')) continue;
        const name = file.name.replace(/[[\]()\r\n]/g, '') || 'image';
        const placeholder = `![${names.sending(name)}](#${++count})`;
        insertOnOwnLine(element, placeholder);
        setPictures((all) => [...all, { placeholder, name, state: 'sending' }]);
        void upload(file).then((answer) => {
          if ('id' in answer) {
            replace(element, placeholder, imageOf('', answer.id));
            change(placeholder, { state: 'describe', id: answer.id });
          } else {
            replace(element, placeholder, '');
            change(placeholder, { state: 'failed', message: answer.message || names.failed });
          }
        });
      }
    },
    [area, change, names],
  );

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (): void => setDropping(false);
    const drop = (event: DragEvent): void => {
      setDropping(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      add(event.dataTransfer.files);
    };
    const pairs = [['paste', paste], ['dragover', over], ['dragleave', leave], ['drop', drop]] as const;
    for (const [type, listener] of pairs) element.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of pairs) element.removeEventListener(type, listener as EventListener);
    };
  }, [add, area]);

  return {
    pictures,
    dropping,
    add,
    describe(picture, alt) {
      const element = area.current;
      if (element && picture.id) {
        const words = alt.replace(/[[\]\r\n]/g, ' ').trim();
        replace(element, new RegExp(`!\\[[^\\]]*\\]\\(/uploads/${picture.id}\\)`), imageOf(words, picture.id));
      }
      change(picture.placeholder, null);
    },
    dismiss: (picture) => change(picture.placeholder, null),
  };
}

const imageOf = (alt: string, id: string): string => `![${alt}](/uploads/${id})`;

async function upload(file: File): Promise<{ id: string } | { message: string }> {
  const body = new FormData();
  body.set('file', file);
  try {
    const response = await fetch('/uploads', { method: 'POST', headers: { Accept: 'application/json' }, body });
    const answer = (await response.json()) as { id?: string; problem?: { message: string; fields: Record<string, string[]> } };
    if (answer.id) return { id: answer.id };
    return { message: Object.values(answer.problem?.fields ?? {})[0]?.[0] ?? answer.problem?.message ?? '' };
  } catch {
    return { message: '' };
  }
}

function insertOnOwnLine(area: HTMLTextAreaElement, text: string): void {
  const before = area.value.slice(0, area.selectionStart);
  const gap = before && !before.endsWith('\n') ? '\n\n' : '';
  area.setRangeText(`${gap}${text}\n`, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function replace(area: HTMLTextAreaElement, what: string | RegExp, by: string): void {
  const found = typeof what === 'string' ? what : what.exec(area.value)?.[0];
  const at = found ? area.value.indexOf(found) : -1;
  if (!found || at < 0) return;
  area.setRangeText(by, at, at + found.length, 'preserve');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
