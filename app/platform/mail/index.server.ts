/** Letters: queued in the transaction of an act, written and sent by a worker, kept where there is no server. */
export { queueMail } from './mail.store.server';
export type { MailInput, MailList, MailThreading } from './letter-input';
export { listMails, getMail, sendAgain, sendGivenUpAgain, sweepMails, mailBacklog, mailTroubles, takeBackMail, type MailSummary, type MailDetail } from './outbox.store.server';
export { listSuppressions, getSuppression, liftSuppression } from './suppression.store.server';
export { readUnsubscription, unsubscribe, subscribeAgain } from './unsubscribe.server';
export { listUnsubscriptions, liftUnsubscriptions } from './unsubscribe.store.server';
export type { Unsubscription } from './unsubscribe-token';
export { configureMail, type MailSetting } from './setting.server';
export { sendDueMail, startMail } from './send.server';
export { sendTestMail } from './test-mail.server';
export { greetServer } from './transport.server';
