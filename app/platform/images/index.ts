/** What becomes of pictures, for anywhere. */
export { IMAGE_SPECS, MAX_PIXELS, type ImageSpec } from './specs';
