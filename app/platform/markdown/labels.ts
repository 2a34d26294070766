/** Words that the rendered HTML itself carries, for screen readers; in the language of the text. */
const LABELS = {
  en: {
    table: 'Table',
    task: 'Task',
    footnotes: 'Footnotes',
    footnote: (number: string) => `Footnote ${number}`,
    back: (number: string) => `Back to reference ${number}`,
  },
  fr: {
    table: 'Tableau',
    task: 'Tâche',
    footnotes: 'Notes',
    footnote: (number: string) => `Note ${number}`,
    back: (number: string) => `Retour à l’appel de note ${number}`,
  },
};

/** Labels for a text in `locale`; English when its language is not known. */
export function labelsFor(locale: 'en' | 'fr' | null) {
  return LABELS[locale ?? 'en'];
}
