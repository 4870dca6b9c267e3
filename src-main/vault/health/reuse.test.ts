import { describe, expect, it } from 'vitest';
import {
  entry,
  environment,
  findingsOf,
  type Given,
  idOf,
  kindsOf,
  knownValue,
  now,
  reportOf,
} from '../../../test/kit/health.ts';

describe('one value in several secrets', () => {
  const dev = entry(1, { environments: ['dev'] });
  const staging = entry(2, { environments: ['staging'] });
  const production = entry(3, { environments: ['prd'] });
  const same = knownValue('same');

  it('is reuse, across environments or in one', () => {
    const twins: Given[] = [
      [dev, same],
      [entry(4, { environments: ['dev'] }), same],
    ];
    expect(findingsOf(twins, 1)).toEqual([{ kind: 'reused', count: 1, with: [idOf(4)], acrossEnvironments: false }]);
    const apart: Given[] = [
      [dev, same],
      [staging, same],
    ];
    expect(findingsOf(apart, 2)).toEqual([{ kind: 'reused', count: 1, with: [idOf(1)], acrossEnvironments: true }]);
    expect(
      kindsOf(
        [
          [dev, same],
          [staging, knownValue('other')],
        ],
        1,
      ),
    ).toEqual([]);
  });

  it('is worse where production is one of them, for the others', () => {
    const all: Given[] = [
      [dev, same],
      [staging, same],
      [production, same],
    ];
    expect(findingsOf(all, 1)).toEqual([
      { kind: 'same-as-production', count: 1, with: [idOf(3)] },
      { kind: 'reused', count: 1, with: [idOf(2)], acrossEnvironments: true },
    ]);
    expect(findingsOf(all, 3)).toEqual([
      { kind: 'reused', count: 2, with: [idOf(1), idOf(2)], acrossEnvironments: true },
    ]);
  });

  it('takes a secret for all environments for one of production, and what is out of use for none', () => {
    expect(
      kindsOf(
        [
          [dev, same],
          [entry(5), same],
        ],
        1,
      ),
    ).toEqual(['same-as-production']);
    expect(
      kindsOf(
        [
          [dev, same],
          [{ ...production, revokedAt: now }, same],
        ],
        1,
      ),
    ).toEqual(['reused']);
    expect(
      kindsOf(
        [
          [dev, same],
          [{ ...production, trashedAt: now }, same],
        ],
        1,
      ),
    ).toEqual(['reused']);
  });

  it('knows production by its colour too', () => {
    const hued = { ...environment('dev'), hue: 'prod' as const };
    const more = { environments: [hued, environment('staging')] };
    expect(
      kindsOf(
        [
          [dev, same],
          [staging, same],
        ],
        2,
        more,
      ),
    ).toEqual(['same-as-production']);
  });

  it('does not count where it is nothing to hide', () => {
    const open = knownValue('same', { sensitive: false });
    expect(
      reportOf([
        [dev, open],
        [production, open],
      ]).secrets,
    ).toEqual([]);
  });

  it('names the first sixteen and counts all', () => {
    const many = Array.from({ length: 40 }, (_, i): Given => [entry(i + 1), same]);
    const [finding] = findingsOf(many, 1);
    expect(finding).toMatchObject({ kind: 'reused', count: 39 });
    expect(finding).toHaveProperty(
      'with',
      Array.from({ length: 16 }, (_, i) => idOf(i + 2)),
    );
  });
});
