import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session, type Session } from 'electron';

/** The one origin of the app's pages. */
export const ORIGIN = 'app://briefmark';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** Nothing but the app's own files: no inline script or style, no connection, no HTML from a string. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const IMAGE = /^\/images\/([0-9a-f]{64}\.(?:png|jpg|gif|webp))$/;

/** To be called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the app's pages from one fixed folder and the library's images from another, and lets no request of the
 * window go anywhere else.
 */
export function serveApp(pages: string, images: string): void {
  protocol.handle('app', (request) => answer(request.url, pages, images));
  allowOnly(session.defaultSession, ['app:', 'devtools:']);
}

/** Refuses every request of a session but those to the given schemes. */
export function allowOnly(of: Session, schemes: readonly string[]): void {
  of.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !schemes.some((scheme) => details.url.startsWith(scheme)) });
  });
  of.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  of.setPermissionCheckHandler(() => false);
}

async function answer(url: string, pages: string, images: string): Promise<Response> {
  const { pathname, protocol: scheme, host } = new URL(url);
  const file = `${scheme}//${host}` === ORIGIN ? fileFor(pathname, pages, images) : null;
  const type = file === null ? undefined : TYPES[extname(file)];
  if (file === null || type === undefined) return notFound();
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  } catch {
    return notFound();
  }
}

function fileFor(pathname: string, pages: string, images: string): string | null {
  const image = IMAGE.exec(pathname)?.[1];
  if (image !== undefined) return join(images, image);
  const file = normalize(join(pages, decodeURIComponent(pathname)));
  return file.startsWith(pages + sep) ? file : null;
}

const notFound = (): Response => new Response('There is no such file.', { status: 404 });
