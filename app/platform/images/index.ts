/** What becomes of pictures, for anywhere. */
export { CARD, IMAGE_SPECS, MAX_PIXELS, type ImageSpec } from './specs';
