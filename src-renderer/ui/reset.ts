import { create, type StateCreator, type StoreApi, type UseBoundStore } from 'zustand';

const resets = new Set<() => void>();

/** A store that holds `initial` and goes back to it when the vault locks. Actions stay outside, as functions. */
export function resettable<T extends object>(initial: T): UseBoundStore<StoreApi<T>> {
  const creator: StateCreator<T> = () => initial;
  const store = create<T>()(creator);
  resets.add(() => store.setState(initial, true));
  return store;
}

/** Empties every store made by `resettable`, and whatever registered with `onReset`. */
export function resetAllStores(): void {
  for (const reset of resets) reset();
}

/** For state kept elsewhere (a cache, a timer); gives its own undo. */
export function onReset(reset: () => void): () => void {
  resets.add(reset);
  return () => resets.delete(reset);
}
