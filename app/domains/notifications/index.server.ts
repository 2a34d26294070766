/** The door for server code: acts, reads, work. */
export { listNotifications } from './reading/list-notifications.server';
export { countNotifications } from './reading/count-notifications.server';
export { readNotification, readNotifications } from './reading/mark-read.server';
export { sweepNotifications } from './reading/sweep.server';
export { getPreferences, savePreferences, type Preferences } from './preferences/preferences.server';
export { sendDigests } from './digest/send-digests.server';
export { sendNotices } from './mails/send-notices.server';
export { takeSubscription, takeUnsubscription } from './preferences/unsubscribe.server';
export { notificationSubscribers } from './telling/subscribers.server';
