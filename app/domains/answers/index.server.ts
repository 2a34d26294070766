/** The door for server code. */
export * from './index';
export { acceptAnswer, type AnswerPlace } from './accept-answer.server';
export { listHelpers, type Helper } from './list-helpers.server';
export { unacceptAnswer } from './unaccept-answer.server';
