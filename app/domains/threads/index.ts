/** The door for anywhere: words, figures, shapes, what may be sent, and who may do what. */
export * from './rules';
export * from './addresses';
export * from './input';
export * from './staff-input';
export * from './types';
export * from './policy';
export { cleanBody, cleanTitle, isId, plain, slugOf, tagSlugOf } from './words';
export { isFirstDay } from './posts/newcomers';
export { categoryTemplates, type CategoryTemplate } from './category-templates';
