import { wordsOf } from '../name-advice.ts';

/** Last words of names that hold configuration: `LOG_LEVEL`, `clientId`. */
const settingWords = new Set(
  'env environment stage mode level debug verbose enabled disabled flag type format host hostname domain url uri endpoint origin origins port address server proxy region zone locale lang language tz timezone currency bucket schema driver engine timeout ttl interval limit size count max min days hours minutes seconds ms path dir directory file folder name user username email mail from sender to id ids version prefix suffix title issuer audience scope scopes algorithm alg'.split(
    ' ',
  ),
);

/** Values that nobody would keep secret, whatever they are called. */
const settingForms: readonly RegExp[] = [
  /^(?:true|false|yes|no|on|off|enabled|disabled|null)$/i,
  // Numbers, times and sizes.
  /^-?\d{1,5}(?:\.\d{1,5})?$/,
  /^\d{1,6} ?(?:ms|s|m|h|d|w|[kmg]i?b)$/i,
  // URLs without a login, mail addresses, hosts.
  /^[a-z][a-z0-9+.-]*:\/\/[^\s@]+$/i,
  /^[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i,
  /^(?:(?:[a-z0-9-]+\.)+[a-z]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/i,
  // Paths in lower case: base64 may begin with a slash too.
  /^(?:~|\.{1,2})?(?:\/[a-z_.-][a-z0-9_.-]*)+\/?$/,
];
const secretWords = /^(?:pass|password|passwd|passphrase|pwd|pw|pin|secret|token|key|apikey|credential|credentials)$/;

const login = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s:]*:([^/?#\s]*)@\S*$/i;

/** The password in a URL, as it is written there; `null` where the text is no URL with a login. */
export function loginPassword(text: string): string | null {
  return login.exec(text.trim())?.[1] ?? null;
}

/**
 * Whether a text of no particular type is configuration rather than a secret, by the last word of its name or by its form:
 * `NODE_ENV`, `PORT=3000`, a URL without a login. `.env` files bring many of these along.
 */
export function isSetting(text: string, name: string): boolean {
  if (loginPassword(text) !== null) return false;
  const words = wordsOf(name).map((word) => word.replace(/\d+$/, ''));
  const last = words.findLast((word) => word !== '') ?? '';
  if (settingWords.has(last)) return true;
  if (secretWords.test(last)) return false;
  return settingForms.some((form) => form.test(text.trim()));
}
