/** Pictures: whatever comes in is made anew; those of links are drawn. */
export { reencode, type Picture, type PictureVariant } from './reencode.server';
export { drawCard } from './draw-card.server';
