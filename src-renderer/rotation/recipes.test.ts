import { describe, expect, it } from 'vitest';
import { recipe, secretType } from '../../src-preload/contract.ts';
import { recipeFor, recipeWords, sourceWords } from './recipes.ts';

const facts = { prefix: '', service: null, form: null, bits: 100, lines: 1, encoding: 'text' as const };
const plain = { service: null, facts, database: null };
const database = { engine: 'postgresql' as const, host: 'db', port: null, database: '', user: '', options: {} };

describe('a new value', () => {
  it.each(secretType.options)('of type %s is made by a recipe that the contract takes, or not at all', (type) => {
    for (const where of [null, database]) {
      const found = recipeFor({ ...plain, type, database: where });
      if (found === null) continue;
      expect(recipe.safeParse(found).success).toBe(true);
      expect(recipeWords(found)).toMatch(type === 'ssh-key' ? /key pair$/ : /^Generate \d+ (characters|bytes)$/);
    }
  });

  it('is not made up where only somebody else can make it', () => {
    expect(recipeFor({ ...plain, type: 'api-key', service: 'Stripe' })).toBeNull();
    expect(recipeFor({ ...plain, type: 'certificate' })).toBeNull();
    expect(recipeFor({ ...plain, type: 'database' })).toBeNull();
    expect(recipeFor({ ...plain, type: 'generic', facts: { ...facts, lines: 12 } })).toBeNull();
    expect(recipeFor({ ...plain, type: 'hmac', facts: { ...facts, encoding: 'base64' } })).toBeNull();
  });

  it('is sought where it comes from', () => {
    expect(sourceWords({ type: 'api-key', service: 'Stripe' })).toBe('Make a new one at Stripe, then paste it here.');
    expect(sourceWords({ type: 'certificate', service: null })).toContain('issued');
    expect(sourceWords({ type: 'generic', service: null })).toContain('where it comes from');
  });
});
