import { z } from 'zod';
import { deriveTokenKey, tokenSecretBytes } from '../crypto/bitwarden-keys.ts';
import { wipe } from '../crypto/bytes.ts';
import { EncStringKey } from '../crypto/enc-string.ts';
import { parsed, statusError } from './answers.ts';
import { type Http, RemoteError } from './remote.ts';

/** A machine account's access token, taken apart. `secret` are the 16 bytes of its key; their owner wipes them. */
export type AccessToken = { clientId: string; clientSecret: string; secret: Uint8Array };

/** What a login gave: good for `lifetime` milliseconds. */
export type Login = { bearer: string; lifetime: number; organization: string; key: EncStringKey };

/** Every request says what kind of client it comes from: 21 is Bitwarden's number for its SDK. */
export const deviceHeaders = { 'Device-Type': '21' } as const;

const TOKEN =
  /^0\.([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\.([^.:\s]+):([A-Za-z0-9+/]{21}[AQgw])(?:==)?$/;

/** Reads `0.<uuid>.<client secret>:<base64 of 16 bytes>`, with space around it or not; `null` if it isn't one. */
export function parseAccessToken(text: string): AccessToken | null {
  const [, clientId, clientSecret, key] = TOKEN.exec(text.trim()) ?? [];
  if (clientId === undefined || clientSecret === undefined || key === undefined) return null;
  const secret = new Uint8Array(Buffer.from(key, 'base64'));
  return secret.length === tokenSecretBytes ? { clientId, clientSecret, secret } : null;
}

/**
 * The addresses of a Bitwarden server's two halves from the one that a person knows: the web vault's in the cloud of
 * bitwarden.com or bitwarden.eu, or that of an own server, which has both below it. Whether they are safe to use, the
 * http client says. `null` where it is no address.
 */
export function bitwardenUrls(base: string): { api: string; identity: string } | null {
  if (!URL.canParse(base)) return null;
  const url = new URL(base);
  const cloud = /^(?:(?:vault|api|identity|www)\.)?(bitwarden\.(?:com|eu))$/.exec(url.hostname)?.[1];
  if (cloud !== undefined) {
    const port = url.port === '' ? '' : `:${url.port}`;
    return { api: `${url.protocol}//api.${cloud}${port}`, identity: `${url.protocol}//identity.${cloud}${port}` };
  }
  const own = base
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/(?:api|identity)$/, '');
  return { api: `${own}/api`, identity: `${own}/identity` };
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  encrypted_payload: z.string(),
});
const claims = z.object({
  exp: z.number(),
  sub: z.string().min(1),
  organization: z.guid().toLowerCase(),
  scope: z.array(z.string()),
});
const payload = z.object({ encryptionKey: z.string() });

/** Changes an access token for a bearer token and the organisation's key; `auth` if the server doesn't know it. */
export async function logIn(identity: Http, token: AccessToken, signal: AbortSignal): Promise<Login> {
  const { status, body } = await identity.send({
    method: 'POST',
    path: '/connect/token',
    headers: deviceHeaders,
    body: {
      form: [
        ['scope', 'api.secrets'],
        ['client_id', token.clientId],
        ['client_secret', token.clientSecret],
        ['grant_type', 'client_credentials'],
      ],
    },
    takes: 'token',
    isIdempotent: true,
    signal,
  });
  // 400 is how OAuth 2 refuses credentials (RFC 6749 §5.2).
  if (status === 400) throw new RemoteError('auth');
  if (status !== 200) throw statusError(status);
  const answer = parsed(tokenAnswer, body);
  const { organization } = parsed(claims, readClaims(answer.access_token));
  const key = openPayload(answer.encrypted_payload, token.secret);
  return { bearer: answer.access_token, lifetime: answer.expires_in * 1_000, organization, key };
}

/** The claims of a JSON web token (RFC 7519). Its signature is the server's to check: to us they say whose key this is. */
function readClaims(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    throw new RemoteError('bad_response');
  }
}

function openPayload(sealed: string, secret: Uint8Array): EncStringKey {
  const tokenKey = new EncStringKey(deriveTokenKey(secret));
  const opened = tokenKey.decrypt(sealed);
  tokenKey.wipe();
  if (!opened.ok) throw new RemoteError(opened.reason);
  const bytes = new Uint8Array(Buffer.from(parsed(payload, jsonOf(opened.text)).encryptionKey, 'base64'));
  if (bytes.length === 64) return new EncStringKey(bytes);
  wipe(bytes);
  throw new RemoteError('crypto');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RemoteError('crypto');
  }
}
