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

/** What a person is told of each kind of finding, and how much it matters. The worst stands first. */
export const kinds: Readonly<Record<HealthKind, { severity: HealthSeverity; sentence: string }>> = {
  expired: { severity: 'critical', sentence: 'Its date has passed.' },
  placeholder: {
    severity: 'critical',
    sentence: 'The value is empty, a placeholder, or an example that everybody knows.',
  },
  patterned: { severity: 'critical', sentence: 'The value is a repetition or a sequence.' },
  weak: { severity: 'critical', sentence: 'The value is too easy to guess or to compute.' },
  'same-as-production': { severity: 'critical', sentence: 'Production has the same value.' },
  expiring: { severity: 'warning', sentence: 'It expires soon.' },
  due: { severity: 'warning', sentence: 'It is due for a new value.' },
  reused: { severity: 'warning', sentence: 'Another secret has the same value.' },
  'type-mismatch': { severity: 'warning', sentence: 'The value is not what its type says.' },
  'never-rotated': { severity: 'warning', sentence: 'The value is older than a year and was never replaced.' },
  unused: { severity: 'note', sentence: 'Nothing has used it for 180 days.' },
  'no-description': { severity: 'note', sentence: 'Nobody has written down what it is for.' },
};
