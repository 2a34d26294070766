import { z } from 'zod';
import { THRESHOLD_BOUNDS } from './threshold-rules';

/** What managers may send about thresholds, each figure in a field of its own; messages are keys of `errors`. */

const within = ({ min, max }: { min: number; max: number }, whole: boolean) => {
  const wrong = `figureRange|min=${min}|max=${max}`;
  const figure = z.coerce.number(wrong).min(min, wrong).max(max, wrong);
  return whole ? figure.int(wrong) : figure;
};
const score = within(THRESHOLD_BOUNDS.score, false);
const members = within(THRESHOLD_BOUNDS.members, true);
const hours = within(THRESHOLD_BOUNDS.hours, true);
const on = z.boolean().default(false);

export const setThresholdsInput = z.strictObject({
  ...{ hideOn: on, hideScore: score },
  ...{ silenceOn: on, silenceScore: score, silenceMembers: members, silenceHours: hours },
  ...{ closeOn: on, closeScore: score, closeMembers: members, closeHours: hours },
});

export type SetThresholdsInput = z.output<typeof setThresholdsInput>;
