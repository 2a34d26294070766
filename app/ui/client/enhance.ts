/**
 * The script of every page, for visitors and members: comfort on top of pages that work without it.
 * It listens on the document only, so that it survives React taking over and pages that change below it.
 */
import { comforts } from './comforts';
import { keyboard } from './keyboard';
import { live } from './live/start';
import { neighbours } from './neighbours';
import { overlays } from './overlays';
import { palette } from './palette';
import { passwords } from './passwords';
import { picks } from './picks';
import { queue } from './queue';
import { reading } from './reading';
import { results } from './results';
import { theme } from './theme';
import { votes } from './votes';

theme();
overlays();
keyboard();
neighbours();
picks();
palette();
votes();
results();
passwords();
comforts();
reading();
queue();
live();
