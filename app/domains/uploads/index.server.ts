export * from './index';
export { uploadImage, type Uploaded } from './upload-image.server';
export { setAlt } from './set-alt.server';
export { readUpload, type UploadedFile } from './read-upload.server';
export { takeUpload } from './take-upload.server';
export { whoseUpload } from './whose-upload.server';
export { releaseUploads, withholdUploads } from './withhold-uploads.server';
export { uploadsByIds, useUploads, type ShownUpload } from './uploads-by-ids.server';
export { deleteUploadFiles, dropUnused, FILES_QUEUE } from './drop-unused.server';
