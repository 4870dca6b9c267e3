import { describe, expect, it } from 'vitest';
import { texts } from '../../src-texts/texts.ts';
import { leftInWords } from './list-bulk-words.ts';

const left = (...codes: string[]) => leftInWords(codes.map((code, i) => ({ id: `${i}`, code })));

describe('how it went with many', () => {
  it('counts', () => {
    expect([1, 2, 1_204].map(texts.secretList.secrets)).toEqual(['1 secret', '2 secrets', '1,204 secrets']);
  });

  it('says nothing of none', () => {
    expect(left()).toBe('');
  });

  it('says why one or several were left', () => {
    expect(left('CONFLICT')).toBe('1 secret was left as before: its name is taken in its place by now.');
    expect(left('IN_TRASH', 'IN_TRASH')).toBe('2 secrets were left as before: in the trash.');
  });

  it('counts each reason where they differ, and does not hide one it has no words for', () => {
    expect(left('IN_TRASH', 'RECORD_DAMAGED', 'IN_TRASH', 'SOMETHING')).toBe(
      '4 secrets were left as before: 2 in the trash, 1 damaged, 1 refused.',
    );
  });
});
