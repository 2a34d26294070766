import { readFileSync } from 'node:fs';

interface Scripts {
  /** On every page: theme, menus, keys. */
  enhance: string;
  /** On pages with islands, for members: React. */
  islands: string;
  /** Reloads the page while the sources are edited. */
  dev: string | null;
}

const ENHANCE = 'app/ui/client/enhance.ts';
const ISLANDS = 'app/entry.client.tsx';
let built: Scripts | null = null;

/** Addresses of the scripts: those of the build, or in development the sources that Vite serves. */
export function scripts(): Scripts {
  if (import.meta.env.DEV) return { enhance: `/${ENHANCE}`, islands: `/${ISLANDS}`, dev: '/@vite/client' };
  if (!built) {
    const manifest = JSON.parse(readFileSync('build/.vite/client-manifest.json', 'utf8')) as Record<string, { file: string }>;
    const address = (source: string): string => {
      const entry = manifest[source];
      if (!entry) throw new Error(`The build holds no ${source}`);
      return `/${entry.file}`;
    };
    built = { enhance: address(ENHANCE), islands: address(ISLANDS), dev: null };
  }
  return built;
}
