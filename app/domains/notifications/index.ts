/** The door for anywhere: kinds, choices, shapes, what may be sent. */
export {
  digestRhythms,
  kindsFor,
  mailChoices,
  mailChoicesOf,
  memberKinds,
  noticeKinds,
  teamKinds,
  type Choice,
  type DigestRhythm,
  type KindChoices,
  type MailChoice,
  type NoticeKind,
} from './rules';
export * from './types';
export * from './input';
