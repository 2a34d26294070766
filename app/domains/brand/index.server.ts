export { getMailServer, getSettings, getSiteSecret } from './get-settings.server';
export { finishSetup, updateBrand, updateMailServer } from './update-brand.server';
export type { Settings } from './rules';
