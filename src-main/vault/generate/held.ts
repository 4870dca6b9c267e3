import type { Generated, Recipe } from '../../../src-preload/contract/generate.ts';
import { toHex } from '../../crypto/bytes.ts';
import type { VaultContext } from '../environment.ts';
import { VaultError } from '../errors.ts';
import { generate } from './generate.ts';

/** More than a person goes back over. */
const MOST_HELD = 8;

/** Makes values and holds the last few by a token, so that one can be copied without leaving this process again. */
export class GeneratedValues {
  readonly #context: Pick<VaultContext, 'random' | 'clock'>;
  readonly #held = new Map<string, string>();

  constructor(context: Pick<VaultContext, 'random' | 'clock'>) {
    this.#context = context;
  }

  /** Makes a value by a recipe, as `generate` does. */
  async make(recipe: Recipe): Promise<Generated> {
    const made = await generate(recipe, this.#context);
    const token = toHex(this.#context.random(16));
    this.#held.set(token, made.value);
    for (const oldest of [...this.#held.keys()].slice(0, -MOST_HELD)) this.#held.delete(oldest);
    return { ...made, token };
  }

  /** The value that this token stands for. Throws VALUE_GONE. */
  valueOf(token: string): string {
    const value = this.#held.get(token);
    if (value === undefined) throw new VaultError('VALUE_GONE');
    return value;
  }

  clear(): void {
    this.#held.clear();
  }
}
