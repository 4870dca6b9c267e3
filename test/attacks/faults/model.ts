import { sorted } from './kit.ts';

/** What the writer does; each is one call of the product, and one transaction. */
export type Operation =
  | { kind: 'create'; name: string; value: string }
  | { kind: 'update'; name: string; value: string }
  | { kind: 'trash' | 'restore'; name: string }
  | { kind: 'purge' }
  | { kind: 'password'; from: string; to: string };

/** What a vault must hold, by names. */
export type Model = { password: string; secrets: Record<string, { values: string[]; trashed: boolean }> };

/** The model after one operation; the given one stays as it is. */
export function apply({ password, secrets }: Model, operation: Operation): Model {
  if (operation.kind === 'password') return { password: operation.to, secrets };
  if (operation.kind === 'purge') {
    return { password, secrets: Object.fromEntries(Object.entries(secrets).filter(([, { trashed }]) => !trashed)) };
  }
  const old = secrets[operation.name] ?? { values: [], trashed: false };
  const next =
    'value' in operation
      ? { ...old, values: [...old.values, operation.value] }
      : { ...old, trashed: operation.kind === 'trash' };
  return { password, secrets: sorted({ ...secrets, [operation.name]: next }) };
}

/** Random numbers from a seed (mulberry32), so that a failing round can be had again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The next operation for a vault in that state. */
export function nextOperation(model: Model, below: (limit: number) => number, number: number): Operation {
  const names = Object.keys(model.secrets);
  const pick = (trashed: boolean) => {
    const fitting = names.filter((name) => model.secrets[name]?.trashed === trashed);
    return fitting[below(Math.max(1, fitting.length))];
  };
  const value = `${number} `.repeat(1 + below(2_000));
  const dice = below(100);
  const live = pick(false);
  const trashed = pick(true);
  if (dice < 2) return { kind: 'password', from: model.password, to: `password number ${number}` };
  if (dice < 6) return { kind: 'purge' };
  if (dice < 35 && live) return { kind: 'update', name: live, value };
  if (dice < 55 && live) return { kind: 'trash', name: live };
  if (dice < 70 && trashed) return { kind: 'restore', name: trashed };
  return { kind: 'create', name: `SECRET_${number}`, value };
}
