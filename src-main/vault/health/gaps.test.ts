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
        const gaps = new Map<string, Set<string>>();
        for (const project of [null, ...projects]) {
          const matrix = makeMatrix({ ...facts, project });
          const inside = entries.filter(
            (one) =>
              one.trashedAt === null && (project === null ? one.projects.length === 0 : one.projects.includes(project)),
          );
          for (const { name, cells } of matrix.rows) {
            const lacking = matrix.environments.filter((_, column) => cells[column]?.state === 'missing');
            for (const { id } of lacking.length === 0 ? [] : inside.filter((one) => one.name === name))
              gaps.set(id, new Set([...(gaps.get(id) ?? []), ...lacking]));
          }
        }
        const found = [...findGaps(entries, environments)].map(([id, lacking]) => [id, lacking.toSorted()]);
        expect(Object.fromEntries(found)).toEqual(
          Object.fromEntries([...gaps].map(([id, lacking]) => [id, [...lacking].toSorted()])),
        );
      }),
    );
  });
});
