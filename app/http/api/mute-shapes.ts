import { z } from 'zod';
import { muteLevels } from '~/domains/members';
import { instant, personShape } from './shapes';

/** What programs get of muting and blocking: always those of the token's own member. */

export const muteLevel = z.enum(muteLevels).meta({ description: 'muted: left out of lists and searches, nothing is told of them; blocked: they cannot follow you or reach you either.' });

export const muteShape = z
  .strictObject({ member: personShape, level: muteLevel, since: instant })
  .meta({ id: 'Mute', description: 'A member whom you have muted or blocked.' });

export const muteLevelShape = z.strictObject({ level: muteLevel }).meta({ id: 'MuteLevel' });
