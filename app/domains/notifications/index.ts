/** The door for anywhere: kinds, choices, shapes, what may be sent. */
export { digestRhythms, mailChoices, noticeKinds, type Choice, type DigestRhythm, type MailChoice, type NoticeKind } from './rules';
export * from './types';
export * from './input';
