/** Hosts that are this computer: what goes there may go without TLS. */
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);
const longest = 2_048;

/**
 * Reads a base URL as a person types it; comes back in its one spelling, without a slash at its end. `null` for what is
 * not https (http for this computer), and for one with credentials, a query, a fragment or letters beyond ASCII.
 */
export function parseBaseUrl(text: string): string | null {
  if (text.length > longest || !/^[!-~]+$/.test(text) || /[\\?#@]/.test(text) || !URL.canParse(text)) return null;
  const { protocol, hostname, origin, pathname } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.has(hostname))) return null;
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/**
 * The URL of a path, which is percent-encoded already, below a base that `parseBaseUrl` gave. `null` for a path that
 * would be read as another one, such as one with dot segments (WHATWG URL §4.4): it could lead out of the base.
 */
export function joinPath(baseUrl: string, path: string): string | null {
  const url = `${baseUrl}${path}`;
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('#') || !URL.canParse(url)) return null;
  return new URL(url).href === url ? url : null;
}
