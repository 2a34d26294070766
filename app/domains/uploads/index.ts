export { setAltInput, uploadInput, type SetAltInput, type UploadInput } from './input';
export { refusalOfAlt, refusalOfUpload } from './policy';
export { avatarUrl, brandImageUrl, limits, purposes, uploadUrl, variantFile, type Purpose, type Variant } from './rules';
