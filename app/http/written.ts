import { useActionData } from '@remix-run/react';
import type { Written } from '~/domains/threads/ui/writing-box';
import { useEntered } from './entered';
import type { Refusal } from './mutation.server';
import type { Previewed } from './writing.server';

/** What came back with the writing box of this page, if its form was refused or asked for a preview. */
export function useWritten(): Written {
  const data = useActionData() as Refusal | Previewed | null | undefined;
  const { summary, errors } = useEntered();
  const body = data?.values.body;
  return {
    text: data ? ((Array.isArray(body) ? body[0] : body) ?? '') : null,
    errors: summary,
    bodyErrors: errors('body'),
    preview: data && 'preview' in data ? data.preview : null,
  };
}
