import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entry, environment, now } from '../../../test/kit/health.ts';
import { findGaps, isMissedElsewhere } from './gaps.ts';
import { makeMatrix } from './matrix.ts';

const slugs = ['dev', 'staging', 'prd', 'qa'];
const projects = ['a', 'b'];

const places = fc.array(
  fc.record({
    name: fc.constantFrom('ONE', 'TWO', 'THREE'),
    projects: fc.subarray(projects),
    environments: fc.subarray(slugs),
    trashedAt: fc.constantFrom(null, null, now),
  }),
  { maxLength: 12 },
);
const archived = fc.subarray(slugs, { maxLength: 2 });

describe('what is missing', () => {
  it.each([
    [0, 3, false],
    [1, 1, false],
    [1, 2, true],
    [1, 3, false],
    [2, 3, true],
    [2, 4, true],
    [3, 3, false],
  ])('where %i of %i environments have it: %s', (having, used, missed) => {
    expect(isMissedElsewhere(having, used)).toBe(missed);
  });

  it('is what the matrix of one of the projects says, whatever there is', () => {
    fc.assert(
      fc.property(places, archived, (given, away) => {
        const entries = given.map((one, i) => entry(i, one));
        const environments = slugs.map((slug) => ({
          ...environment(slug),
          archivedAt: away.includes(slug) ? now : null,
        }));
        const facts = { entries, environments, known: new Map(), now, leadDays: 14 };
        const gaps = [null, ...projects].flatMap((project) => {
          const { rows } = makeMatrix({ ...facts, project });
          const names = rows
            .filter(({ cells }) => cells.some(({ state }) => state === 'missing'))
            .map(({ name }) => name);
          return entries.filter(
            (one) =>
              one.trashedAt === null &&
              names.includes(one.name) &&
              (project === null ? one.projects.length === 0 : one.projects.includes(project)),
          );
        });
        expect([...findGaps(entries, environments)].toSorted()).toEqual(
          [...new Set(gaps.map(({ id }) => id))].toSorted(),
        );
      }),
    );
  });
});
