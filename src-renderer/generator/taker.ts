import type { Generated, Recipe } from '../../src-preload/contract.ts';

export type Taker = (made: Generated, recipe: Recipe) => void;

let taker: Taker | null = null;

/** Who takes what is generated: the open editor, as long as it is there; gives its own undo. */
export function onTake(next: Taker): () => void {
  taker = next;
  return () => {
    if (taker === next) taker = null;
  };
}

export function currentTaker(): Taker | null {
  return taker;
}
