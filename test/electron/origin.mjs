// Chromium will not navigate to a scheme it does not know, so app://coffer/x is shown as https://coffer.app.test/x.

/** Schemes that the product registered, with their privileges. @type {Map<string, Record<string, boolean>>} */
export const schemes = new Map();

/** @param {string} address as the product knows it @returns {string} as Chromium does */
export function toPage(address) {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address) ?? [];
  if (!scheme || !schemes.has(scheme)) return address;
  return `https://${host}.${scheme}.test${rest || '/'}`;
}

/** @param {string} address as Chromium knows it @returns {string} as the product does */
export function toApp(address) {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.test(?=[/?#]|$)(.*)$/.exec(address) ?? [];
  return scheme && schemes.has(scheme) ? `${scheme}://${host}${rest}` : address;
}

/** @param {string} address @returns {string} */
export function originOf(address) {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(address) ?? [];
  if (!scheme) return 'null';
  return schemes.has(scheme) ? `${scheme}://${host}` : new URL(address).origin;
}
