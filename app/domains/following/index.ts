/** The door for anywhere: words, figures, and what may be sent. */
export * from './rules';
export * from './input';
export { dueAt, localText, reminders, type Reminder } from './bookmarks/reminder-times';
