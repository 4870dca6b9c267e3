import type { KeyObject } from 'node:crypto';
import { concat, utf8 } from '../../crypto/bytes.ts';
import type { RandomBytes } from '../environment.ts';
import { sshInteger, sshString, uint32 } from '../ssh-wire.ts';

/** The key's name and its parts in the order of OpenSSH (PROTOCOL, PROTOCOL.key): the public ones, and all of them. */
type SshKey = { readonly name: string; readonly publicParts: Uint8Array[]; readonly privateParts: Uint8Array[] };

const curves = { 'P-256': 'nistp256', 'P-384': 'nistp384' } as const;
const BLOCK = 8;
const LINE = 70;

/** The line for `authorized_keys`: name, key in base64, comment. */
export function opensshPublicLine(privateKey: KeyObject, comment: string | null): string {
  const { name, publicParts } = sshKey(privateKey);
  const blob = Buffer.from(concat(sshString(name), ...publicParts)).toString('base64');
  return comment === null ? `${name} ${blob}` : `${name} ${blob} ${comment}`;
}

/** A private key as `ssh-keygen` writes it without a passphrase (openssh-key-v1). */
export function opensshPrivateKey(privateKey: KeyObject, comment: string | null, random: RandomBytes): string {
  const { name, publicParts, privateParts } = sshKey(privateKey);
  const check = random(4);
  const secret = concat(check, check, sshString(name), ...privateParts, sshString(comment ?? ''));
  const padding = Uint8Array.from({ length: (BLOCK - (secret.length % BLOCK)) % BLOCK }, (_, i) => i + 1);
  const whole = concat(
    utf8('openssh-key-v1\0'),
    ...['none', 'none', ''].map(sshString),
    uint32(1),
    sshString(concat(sshString(name), ...publicParts)),
    sshString(concat(secret, padding)),
  );
  const body =
    Buffer.from(whole)
      .toString('base64')
      .match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...body, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n');
}

function sshKey(privateKey: KeyObject): SshKey {
  const jwk = privateKey.export({ format: 'jwk' });
  const bytes = (name: 'd' | 'e' | 'n' | 'p' | 'q' | 'qi' | 'x' | 'y') => {
    return new Uint8Array(Buffer.from(jwk[name] ?? '', 'base64url'));
  };
  if (jwk.kty === 'OKP') {
    const publicParts = [sshString(bytes('x'))];
    return {
      name: 'ssh-ed25519',
      publicParts,
      privateParts: [...publicParts, sshString(concat(bytes('d'), bytes('x')))],
    };
  }
  if (jwk.kty === 'EC') {
    const curve = jwk.crv === 'P-384' ? curves['P-384'] : curves['P-256'];
    // SEC 1 §2.3.3: 4, then both coordinates in full length.
    const publicParts = [sshString(curve), sshString(concat(Uint8Array.of(4), bytes('x'), bytes('y')))];
    return { name: `ecdsa-sha2-${curve}`, publicParts, privateParts: [...publicParts, sshInteger(bytes('d'))] };
  }
  const privateParts = (['n', 'e', 'd', 'qi', 'p', 'q'] as const).map((name) => sshInteger(bytes(name)));
  return { name: 'ssh-rsa', publicParts: [sshInteger(bytes('e')), sshInteger(bytes('n'))], privateParts };
}
