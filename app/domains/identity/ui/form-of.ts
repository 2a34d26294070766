/** What a form on its way back knows of its fields. */
export interface FormOf {
  errors(name: string): string[] | undefined;
  value(name: string, stored?: string | null): string;
}
