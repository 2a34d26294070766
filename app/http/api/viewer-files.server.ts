import { createRequire } from 'node:module';
import path from 'node:path';
import express, { type RequestHandler } from 'express';

const require = createRequire(import.meta.url);
const PACKAGE = 'swagger-ui-dist/package.json';
const SERVED = /^\/swagger-ui(?:\.css|-bundle\.js)$/;

/** Where the viewer's files stand; they change with the version alone. */
export function viewerFile(name: 'swagger-ui.css' | 'swagger-ui-bundle.js'): string {
  const { version } = require(PACKAGE) as { version: string };
  return `/api/viewer/${name}?v=${version}`;
}

/** Serves the two files of Swagger UI from its package, so that the viewer asks no other site for anything. */
export function viewerFiles(): RequestHandler {
  const serve = express.static(path.dirname(require.resolve(PACKAGE)), { immutable: true, maxAge: '1y', index: false });
  return (request, response, next) => {
    if (SERVED.test(request.path)) serve(request, response, next);
    else next();
  };
}
