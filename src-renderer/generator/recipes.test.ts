import { describe, expect, it } from 'vitest';
import { recipe as schema } from '../../src-preload/contract.ts';
import { choicesFrom, kindOf, kinds, symbolsIn, typeOfMade, withRecipe } from './recipes.ts';

describe('the recipes of the generator', () => {
  it('are accepted by the contract as they begin, one of each kind', () => {
    const { recipes } = choicesFrom(null);
    for (const { value } of kinds) {
      expect(schema.safeParse(recipes[value]).success).toBe(true);
      expect(kindOf(recipes[value])).toBe(value);
    }
  });

  it('begin with the one that was used last, the others as always', () => {
    const last = { kind: 'hex', bytes: 16 } as const;
    const choices = choicesFrom(last);
    expect(choices).toMatchObject({ kind: 'bytes', recipes: { bytes: last, uuid: { kind: 'uuid4' } } });
    const changed = withRecipe(choices, { kind: 'uuid7' });
    expect(changed).toMatchObject({ kind: 'bytes', recipes: { bytes: last, uuid: { kind: 'uuid7' } } });
  });

  it.each([
    ['', null],
    ['abc 1ä', null],
    ['!a!?', '!?'],
    ['~`', '~`'],
  ])('take from %j the symbols %j', (typed, symbols) => {
    expect(symbolsIn(typed)).toBe(symbols);
  });

  it('say what is made where that is certain', () => {
    const { recipes } = choicesFrom(null);
    expect(kinds.map(({ value }) => typeOfMade(recipes[value]))).toEqual([
      ...[null, 'password', null, null, 'hmac', 'ssh-key'],
    ]);
  });
});
