/** The door to the worlds that a community can be filled with. */
export { demoMembers, fillDemo } from './demo/fill-demo.server';
export { seedBig } from './seed-big.server';
export type { BigStep } from './big/fill-big.store.server';
export type { BigWorld } from './big/plan';
