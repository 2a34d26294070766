/** The door for anywhere: kinds, lengths, shapes, who may, what may be sent. */
export { conversationKinds, conversationPath, LENGTHS, type ConversationKind, type Side } from './rules';
export { refusalOfTeamSide, refusalOfWriting } from './policy';
export * from './types';
export * from './input';
