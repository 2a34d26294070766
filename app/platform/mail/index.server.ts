/** Letters: queued in the transaction of an act, written and sent by a worker, kept where there is no server. */
export {
  queueMail,
  listMails,
  getMail,
  sendAgain,
  sweepMails,
  mailBacklog,
  type MailInput,
  type MailState,
  type MailSummary,
  type MailDetail,
} from './mail.store.server';
export { configureMail, type MailSetting } from './setting.server';
export { sendDueMail, startMail } from './send.server';
export { sendTestMail } from './test-mail.server';
