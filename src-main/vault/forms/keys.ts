import type { SecretType, ValueForm } from '../../../src-preload/contract.ts';
import { earliestExpiry } from '../certificate.ts';
import { readJwt } from '../jwt.ts';
import { type KnownForm, type More, nothing } from './form.ts';

function pem(label: string, form: ValueForm, type: SecretType, name: string, more: More = {}): KnownForm {
  const secret = /^(.*?)(?:-----END|$)/s;
  return { prefix: `-----BEGIN ${label}-----`, rest: /^(?:\s|\\n)/, service: null, form, type, name, secret, ...more };
}

const pems: KnownForm[] = [
  pem('RSA PRIVATE KEY', 'RSA private key', 'certificate', 'PRIVATE_KEY'),
  pem('EC PRIVATE KEY', 'EC private key', 'certificate', 'PRIVATE_KEY'),
  pem('DSA PRIVATE KEY', 'DSA private key', 'certificate', 'PRIVATE_KEY'),
  pem('PRIVATE KEY', 'Private key', 'certificate', 'PRIVATE_KEY'),
  pem('ENCRYPTED PRIVATE KEY', 'Encrypted private key', 'certificate', 'PRIVATE_KEY'),
  pem('OPENSSH PRIVATE KEY', 'SSH private key', 'ssh-key', 'SSH_PRIVATE_KEY'),
  pem('PGP PRIVATE KEY BLOCK', 'PGP private key', 'generic', 'PGP_PRIVATE_KEY'),
  pem('PGP PUBLIC KEY BLOCK', 'PGP public key', 'generic', 'PGP_PUBLIC_KEY', { secret: nothing }),
  pem('CERTIFICATE', 'Certificate', 'certificate', 'CERTIFICATE', { secret: nothing, expiresAt: earliestExpiry }),
  pem('CERTIFICATE REQUEST', 'Certificate request', 'certificate', 'CERTIFICATE_REQUEST', { secret: nothing }),
  pem('PUBLIC KEY', 'Public key', 'certificate', 'PUBLIC_KEY', { secret: nothing }),
  pem('RSA PUBLIC KEY', 'RSA public key', 'certificate', 'PUBLIC_KEY', { secret: nothing }),
];

const sshPublicKeys: KnownForm[] = (
  [
    ['ssh-ed25519', 'SSH public key (Ed25519)'],
    ['ssh-rsa', 'SSH public key (RSA)'],
    ['ecdsa-sha2-nistp256', 'SSH public key (ECDSA)'],
    ['ecdsa-sha2-nistp384', 'SSH public key (ECDSA)'],
    ['ecdsa-sha2-nistp521', 'SSH public key (ECDSA)'],
    ['sk-ssh-ed25519@openssh.com', 'SSH public key (Ed25519, hardware)'],
    ['sk-ecdsa-sha2-nistp256@openssh.com', 'SSH public key (ECDSA, hardware)'],
  ] as const
).map(([prefix, form]) => {
  const common = { rest: /^AAAA/, service: null, type: 'ssh-key', name: 'SSH_PUBLIC_KEY', secret: nothing } as const;
  return { ...common, prefix: `${prefix} `, form };
});

/** Of a JSON web token only the signature is secret, and its claims say when it expires. */
export const signedToken: More = { secret: /\.([^.]*)$/, expiresAt: (text) => readJwt(text)?.expiresAt ?? null };

const jwt: KnownForm = {
  ...signedToken,
  prefix: 'eyJ',
  rest: /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/,
  service: null,
  form: 'JSON web token',
  type: 'api-key',
  name: 'JWT',
};

const age: KnownForm = {
  prefix: 'AGE-SECRET-KEY-1',
  rest: /^[02-9AC-HJ-NP-Z]{58}$/,
  service: null,
  form: 'age secret key',
  type: 'generic',
  name: 'AGE_SECRET_KEY',
};

/** Keys and certificates in their own formats, and tokens, whoever they are from. */
export const keys: readonly KnownForm[] = [...pems, ...sshPublicKeys, jwt, age];
