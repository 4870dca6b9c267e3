import type { HealthKind } from '../../../src-preload/contract/health.ts';
import type { SecretValue } from '../../../src-preload/contract.ts';
import type { Guess } from '../guesser.ts';
import { type Described, lookAt } from './look.ts';
import { isMismatch } from './mismatch.ts';
import { isPatterned } from './pattern.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Weakness, weaknessOf } from './weakness.ts';

type ValueKind = Extract<HealthKind, 'placeholder' | 'patterned' | 'type-mismatch'>;

/** What is remembered of a value; nothing of it can be told from this. */
export type Judgement = {
  readonly kinds: readonly ValueKind[];
  readonly weakness: Weakness;
  /** Whether it is worth hiding: not a public key, a certificate, configuration, or empty. */
  readonly sensitive: boolean;
  /** When the value says of itself that it expires, in seconds. */
  readonly expiresAt: number | null;
};

/** Judges a value by itself and by what its secret says it is. */
export async function judge(value: SecretValue, secret: Described, guess: Guess): Promise<Judgement> {
  const look = lookAt(value, secret);
  const kinds: [ValueKind, boolean][] = [
    ['placeholder', isPlaceholder(look)],
    ['patterned', isPatterned(look)],
    ['type-mismatch', isMismatch(look)],
  ];
  return {
    kinds: kinds.filter(([, said]) => said).map(([kind]) => kind),
    weakness: await weaknessOf(look, guess),
    sensitive: !look.isBlank && !look.isPublic && !look.isSetting,
    expiresAt: look.recognised.expiresAt,
  };
}
