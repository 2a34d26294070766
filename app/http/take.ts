/** Takes a field out of a form: the rest goes to a schema that knows all its fields. Empty when it is not there. */
export function take(form: FormData, name: string): string {
  const value = form.get(name);
  form.delete(name);
  return typeof value === 'string' ? value : '';
}
