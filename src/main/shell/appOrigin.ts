import { extname, join, sep } from 'node:path';

/** The window's own origin instead of `file://`: no path of the disk is ever a page (quality §5). */
export const APP_SCHEME = 'maistor';
export const APP_ORIGIN = `${APP_SCHEME}://app`;
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** Styles may be inline because Emotion writes them; scripts, frames and foreign addresses may not. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** The file below `folder` that a request may have; null for another host, a folder, a foreign type or an escape. */
export function fileForUrl(folder: string, url: string): string | null {
  let parsed: URL;
  let path: string;
  try {
    parsed = new URL(url);
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  if (parsed.protocol !== `${APP_SCHEME}:` || parsed.host !== 'app') return null;
  // An encoded slash, backslash or dots would be a second way to write a path: only plain names are served.
  if (/[\\\0:]|%2f|%5c/iu.test(parsed.pathname) || path.includes('\\') || path.includes('\0')) return null;
  if (path.split('/').some((part) => part === '..' || part === '.')) return null;
  const file = join(folder, path);
  if (!file.startsWith(folder + sep) || !(extname(file).toLowerCase() in CONTENT_TYPES)) return null;
  return file;
}
