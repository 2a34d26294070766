import type { ReactElement } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Input } from './field';
import { useT } from './i18n';

export interface JumpDialogProps {
  /** Address of the thread; it is asked with `?post=NUMBER`. */
  action: string;
  /** Number of the last post. */
  max: number;
}

/** Asks for the number of a post; opened by `#` in long threads. */
export function JumpDialog({ action, max }: JumpDialogProps): ReactElement {
  const t = useT();
  return (
    <Dialog id="jump" title={t('ui.jump.title')}>
      <form action={action} className="form">
        <Input id="jump-post" name="post" type="number" inputMode="numeric" min={1} max={max} required label={t('ui.jump.number', { max })} />
        <div className="btns">
          <Button variant="primary">{t('ui.jump.go')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
