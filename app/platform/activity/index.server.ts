/** The log of what happened, and its delivery to whoever wants to know. */
export type { Activity, ActivityInput, Subscriber } from './activity';
export { deliverActivities, deliverOnce, type Delivery } from './deliver.server';
export {
  record,
  normaliseAfterRestore,
  listParkedActivities,
  retryParkedActivity,
  type ParkedActivity,
} from './activity.store.server';
