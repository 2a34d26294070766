/** Pictures: whatever comes in is made anew. */
export { reencode, type Picture, type PictureVariant } from './reencode.server';
