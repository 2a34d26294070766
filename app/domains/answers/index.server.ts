/** The door for server code. */
export * from './index';
export { acceptAnswer, type AnswerPlace } from './accept-answer.server';
export { unacceptAnswer } from './unaccept-answer.server';
