import { machine } from '~/http/api/machine.server';
import { endpoints } from './endpoints';

export const loader = machine(endpoints);
export const action = machine(endpoints);
