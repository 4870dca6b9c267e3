import type { JwtFacts } from '../../src-preload/contract/values.ts';

/** No token is longer; more is not looked at. */
const MAX_LENGTH = 65_536;

/**
 * What a JSON web token says of itself: a JWS in the compact form (RFC 7515 §3.1), signed or not, whose parts are JSON
 * objects, the first with an `alg`. Nothing is verified. `null` where it is none; a claim of another kind counts as absent.
 */
export function readJwt(text: string): JwtFacts | null {
  const token = text.trim();
  if (token.length > MAX_LENGTH || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) return null;
  const [header, claims] = token.split('.', 2).map(readObject);
  if (!header || !claims || typeof header.alg !== 'string') return null;
  return {
    algorithm: header.alg,
    keyId: textOf(header.kid),
    issuer: textOf(claims.iss),
    subject: textOf(claims.sub),
    issuedAt: secondsOf(claims.iat),
    expiresAt: secondsOf(claims.exp),
  };
}

function readObject(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' ? claim.toWellFormed() : null;
}

/** A NumericDate (RFC 7519 §2) as whole seconds; it may have a fraction. */
function secondsOf(claim: unknown): number | null {
  return typeof claim === 'number' && Math.abs(claim) <= Number.MAX_SAFE_INTEGER ? Math.floor(claim) : null;
}
