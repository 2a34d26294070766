/** The door for anywhere: who may accept. */
export { acceptanceOf, mayAccept, type Acceptance } from './policy';
