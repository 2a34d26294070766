import type { LocalText } from '~/domains/threads';
import { query } from '~/platform/db/index.server';
import type { Ground } from '../rules';

export type ReasonRecord = {
  id: string;
  title: LocalText;
  rule: LocalText;
  help: LocalText;
  severity: number;
  promiseHours: number;
  ground: Ground;
  archived: boolean;
};

/** All reasons in their order, archived ones too: what was decided for them is still shown. */
export function readReasons(): Promise<ReasonRecord[]> {
  return query<ReasonRecord>(
    'moderation.reasons',
    `SELECT id, title, rule, help, severity, promise_hours AS "promiseHours", ground::text, archived_at IS NOT NULL AS archived
       FROM report_reason ORDER BY position, id`,
  );
}
