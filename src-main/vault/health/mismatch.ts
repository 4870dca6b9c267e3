import type { SecretType, SecretValue } from '../../../src-preload/contract.ts';
import { readPem } from '../certificate.ts';
import { valueBytes } from '../secret-rows.ts';
import type { Look } from './look.ts';
import { thresholds } from './rules.ts';

/** Types whose values are told from all others. */
const shaped: ReadonlySet<SecretType> = new Set(['certificate', 'ssh-key', 'database']);

/** Whether a value is plainly not what its secret's type says. An empty one says nothing about that. */
export function isMismatch({ value, secret, recognised, text, isBlank }: Look): boolean {
  if (isBlank) return false;
  switch (secret.type) {
    case 'certificate':
      return recognised.type === 'ssh-key' || !(text === null ? isDer(value) : isPem(text));
    case 'ssh-key':
      return text === null || !isSshKey(text);
    case 'database':
      return secret.database === null && recognised.type !== 'database' && !(text !== null && isConnection(text));
    case 'hmac':
      return shaped.has(recognised.type) || valueBytes(value).length < thresholds.hmacBytes;
    case 'api-key':
    case 'password':
      return shaped.has(recognised.type);
    case 'generic':
    case 'user-defined':
      return false;
  }
}

function isPem(text: string): boolean {
  return (readPem(text) ?? []).length > 0;
}

/** X.509 and PKCS #8, #12 in bytes begin with a SEQUENCE (X.690). */
function isDer(value: SecretValue): boolean {
  return valueBytes(value)[0] === 0x30;
}

/** PEM, a public key's line (also of a hardware key or a certificate), or PuTTY's own format. */
function isSshKey(text: string): boolean {
  if (/^(?:sk-)?(?:ssh|ecdsa)-[\w.@-]+ AAAA/.test(text) || text.startsWith('PuTTY-User-Key-File-')) return true;
  return (readPem(text) ?? []).some(({ kind }) => kind === 'private-key' || kind === 'public-key');
}

/** A URL of any scheme, also of those without slashes, or pairs such as `Server=…;Database=…` and `host=… dbname=…`. */
function isConnection(text: string): boolean {
  const isUrl = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:jdbc|sqlite|file|libsql):)\S/i.test(text.trim());
  return isUrl || /(?:^|[;\s])(?:server|host|data source)\s*=/i.test(text);
}
