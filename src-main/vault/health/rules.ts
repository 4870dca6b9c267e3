import type { HealthKind, HealthSeverity } from '../../../src-preload/contract/health.ts';

/** Every threshold of the health check, each with where it is from. */
export const thresholds = {
  /** A password below this score of zxcvbn (0 to 4) is weak: 3 takes 10^8 guesses, 4 takes 10^10. */
  passwordScore: 3,
  /** zxcvbn looks at so many characters: its work grows faster than its input. */
  passwordCharacters: 100,
  /** Bits of a key or token that nobody can try out against a service or a stolen hash: 2^80 guesses. */
  keyBits: 80,
  /** Least security strength of an HMAC key (NIST SP 800-131A Rev. 2, section 10), and the bytes that can hold it. */
  hmacBits: 112,
  hmacBytes: 14,
  /** The same strength of an RSA modulus and an elliptic curve (NIST SP 800-57 Part 1 Rev. 5, table 2). */
  rsaBits: 2_048,
  curveBits: 224,
  /** A value that is older and was never replaced, and a secret that was not used for longer, are told of. */
  oldDays: 365,
  unusedDays: 180,
  /** What is longer is nobody's placeholder. */
  placeholderCharacters: 200,
} as const;

/** How much each kind of finding matters. The worst stands first. */
export const severities: Readonly<Record<HealthKind, HealthSeverity>> = {
  expired: 'critical',
  placeholder: 'critical',
  patterned: 'critical',
  weak: 'critical',
  'same-as-production': 'critical',
  expiring: 'warning',
  due: 'warning',
  reused: 'warning',
  'type-mismatch': 'warning',
  'never-rotated': 'warning',
  unused: 'note',
  'no-description': 'note',
};
