import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportPreview, importAction, importChoice as importChoiceSchema } from '../../src-preload/contract.ts';
import { chosenLines, importChoice, nameProblems, resultInWords } from './choice.ts';

const preview: fc.Arbitrary<ImportPreview> = fc
  .array(fc.record({ action: fc.constantFrom(...importAction.options), chosen: fc.boolean() }), { maxLength: 20 })
  .map((lines) => ({
    id: 'a'.repeat(32),
    fileName: '.env',
    destination: { project: null, environment: 'prod' },
    problems: [],
    lines: lines.map((line, index) => ({
      ...line,
      index,
      line: index + 1,
      originalName: `${index}_NAME`,
      name: `NAME_${index}`,
      note: null,
      comment: '',
    })),
  }));
const choices = fc.array(fc.tuple(fc.nat(19), fc.boolean())).map((pairs) => new Map(pairs));

describe('what is brought in', () => {
  it('is exactly what is ticked, never a conflict, in a form the contract accepts', () => {
    fc.assert(
      fc.property(preview, choices, (open, picked) => {
        const choice = importChoice(open, picked, new Map(), true);
        expect(choice.entries.map((entry) => entry.index)).toEqual(chosenLines(open, picked).map((line) => line.index));
        for (const entry of choice.entries) expect(open.lines[entry.index]?.action).not.toBe('conflict');
        expect(importChoiceSchema.safeParse(choice).success).toBe(true);
      }),
    );
  });

  it('takes a typed name for a renamed entry and says what is wrong with it', () => {
    const line = { index: 0, line: 1, originalName: '2FA', name: 'TWO_FA', chosen: true, note: null, comment: '' };
    const open: ImportPreview = {
      id: 'a'.repeat(32),
      fileName: '.env',
      destination: { project: null, environment: null },
      problems: [],
      lines: [
        { ...line, action: 'rename' },
        { ...line, index: 1, name: 'OTHER', action: 'add' },
      ],
    };
    const typed = (name: string) => new Map([[0, name]]);
    expect(importChoice(open, new Map(), typed('SEED'), true).entries[0]).toEqual({ index: 0, name: 'SEED' });
    expect(nameProblems(open, new Map(), typed('SEED')).size).toBe(0);
    expect(nameProblems(open, new Map(), typed('2')).get(0)).toContain('begins with a letter');
    expect(nameProblems(open, new Map(), typed('OTHER')).get(0)).toContain('Another entry');
    expect(nameProblems(open, new Map([[0, false]]), typed('2')).size).toBe(0);
  });
});

it('counts exactly, and only what there is', () => {
  const ids: string[] = [];
  expect(resultInWords({ added: 3, newVersions: 1, unchanged: 1, ids })).toBe('3 added, 1 new version, 1 unchanged');
  expect(resultInWords({ added: 0, newVersions: 2, unchanged: 0, ids })).toBe('2 new versions');
  expect(resultInWords({ added: 0, newVersions: 0, unchanged: 0, ids })).toBe('Nothing was brought in');
});
