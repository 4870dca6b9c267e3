import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Protocol } from 'electron';

/** The page's home: every file of the window comes from here and nothing else does. */
export const appScheme = 'app';
export const appOrigin = 'app://coffer';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A name as our build writes it: nothing encoded, no leading dot, no separator of any system. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** The parts of the path that an address names, or `null` where it is not one of ours. */
export function pathOf(address: string): string[] | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${appScheme}:` || url.host !== 'coffer' || url.username !== '' || url.password !== '')
    return null;
  if (url.pathname === '' || url.pathname === '/') return ['index.html'];
  const names = url.pathname.slice(1).split('/');
  return names.every((name) => plainName.test(name)) ? names : null;
}

/** The file that an address means: only a file of a known type, really inside the folder (no link out of it). */
async function readOwn(folder: string, address: string): Promise<{ body: Buffer; type: string } | null> {
  const names = pathOf(address);
  const type = names && contentTypes[extname(names.at(-1) ?? '')];
  if (!names || !type) return null;
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, ...names))]);
    if (!path.startsWith(root + sep)) return null;
    return { body: await readFile(path), type };
  } catch {
    return null;
  }
}

const refusal = (status: number) =>
  new Response(null, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } });

/** Answers a request of the page from the folder, with the headers that hold the page in. */
export async function serve(folder: string, request: { method: string; url: string }): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const file = await readOwn(folder, request.url);
  if (file === null) return refusal(404);
  const body = request.method === 'HEAD' ? null : new Uint8Array(file.body);
  return new Response(body, { headers: { ...headers, 'Content-Type': file.type } });
}

/** Before the app is ready: makes `app:` a scheme with an origin of its own and a secure context. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }]);
}

export function serveApp(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(appScheme, (request) => serve(folder, request));
}
