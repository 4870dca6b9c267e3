import { sealText, tokenKey } from './bitwarden-crypto.ts';
import type { Answer, Received } from './server.ts';

export const organization = 'f4e44a7f-1190-432a-9d4a-af96013127cb';
const clientId = 'ec2c1d46-6a4b-4751-a310-af9601317f2d';
const clientSecret = 'C2IgxjjLF7qSshsbwe8JGcbM075YXw';
const tokenSecret = Buffer.from('X8vbvA0bduihIDe/qrzIQQ==', 'base64');

/** Where a machine account logs in, and what it gets (remote-apis.md §4.2). */
export type Identity = {
  accessToken: string;
  organizationKey: Buffer;
  /** Those that are good. */
  tokens: Set<string>;
  /** Seconds that a new token is good for. */
  lifetime: number;
  /** How many tokens were given out. */
  logins: number;
  /** What the claims of a new token say beside or instead of what is right. */
  claims: Record<string, unknown>;
  answer(received: Received): Answer;
};

export function createIdentity(): Identity {
  const identity: Identity = {
    accessToken: `0.${clientId}.${clientSecret}:${tokenSecret.toString('base64')}`,
    organizationKey: Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256)),
    tokens: new Set(),
    lifetime: 3_600,
    logins: 0,
    claims: {},
    answer: ({ body, headers }) => {
      const form = new URLSearchParams(body.toString('utf8'));
      const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
      if (!isForm || form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'api.secrets') {
        return { status: 400, json: { error: 'unsupported_grant_type' } };
      }
      const isKnown = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
      return isKnown ? giveToken(identity) : { status: 400, json: { error: 'invalid_client' } };
    },
  };
  return identity;
}

function giveToken(identity: Identity): Answer {
  const token = jsonWebToken({ ...identity.claims, jti: ++identity.logins }, identity.lifetime);
  identity.tokens.add(token);
  const payload = JSON.stringify({ encryptionKey: identity.organizationKey.toString('base64') });
  const json = {
    access_token: token,
    expires_in: identity.lifetime,
    token_type: 'Bearer',
    scope: 'api.secrets',
    encrypted_payload: sealText(tokenKey(tokenSecret), payload),
  };
  return { status: 200, json };
}

function jsonWebToken(claims: Record<string, unknown>, lifetime: number): string {
  const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const exp = Date.UTC(2026, 10, 21) / 1_000 + lifetime;
  const all = { exp, sub: clientId, organization, scope: ['api.secrets'], ...claims };
  return `${part({ alg: 'RS256', typ: 'at+jwt' })}.${part(all)}.c2lnbmF0dXJl`;
}
