import { createContext, useContext, type ReactElement, type ReactNode } from 'react';

interface Named {
  label: ReactNode;
  /** Id of what the field is filled in with: the control, or the first of several. */
  control: string;
}

/** What the fields of one page are called; `asked` once something wanted to know. */
interface Register {
  fields: Map<string, Named>;
  asked: boolean;
}

const Context = createContext<Register | null>(null);

/**
 * Renders a page on which the list of errors names its fields by the labels that they have there. The list stands
 * above the fields, so a page with such a list is rendered twice: the labels are noted the first time.
 *
 * @param render takes the function that wraps the page, and renders it
 */
export function renderNaming<Page>(render: (wrap: (page: ReactElement) => ReactElement) => Page): Page {
  const register: Register = { fields: new Map(), asked: false };
  const once = (): Page => render((page) => <Context.Provider value={register}>{page}</Context.Provider>);
  const first = once();
  return register.asked ? once() : first;
}

/**
 * Notes what a field is called, for the list of errors.
 *
 * @param field as errors name it: the id of the control, or the stem of the ids of several
 * @param control id of what is filled in, where it is not the field's own
 */
export function useNamed(field: string, label: ReactNode, control = field): void {
  useContext(Context)?.fields.set(field, { label, control });
}

/** Tells what the fields of this page are called; null for what is no field of it. */
export function useFieldNames(): (field: string) => Named | null {
  const register = useContext(Context);
  if (register) register.asked = true;
  return (field) => register?.fields.get(field) ?? null;
}
