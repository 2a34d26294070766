/** Files that outlive the process, under `DATA_DIR/uploads`. */
export { putFile, readFile, openFile, deleteFile, type OpenFile } from './files.server';
