export { updateBrandInput, updateMailServerInput } from './input';
export type { UpdateBrandInput, UpdateMailServerInput } from './input';
export { lengths } from './rules';
export type { Localised, Settings } from './rules';
