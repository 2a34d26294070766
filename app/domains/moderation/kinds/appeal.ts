import type { Kind } from './index.server';
import { nothing } from './nothing';

/** A statement that is contested. What an overturned one restores comes when that is final (`appeals/settle-appeal.server.ts`). */
export const appeal: Kind = { decisions: { uphold: nothing, overturn: nothing } };
