import type { RotationState } from '../../src-preload/contract.ts';

export type StepName = 'value' | 'places' | 'verify' | 'retire';
export type StepState = 'done' | 'now' | 'later';

/** How the four steps of a rotation stand; `null` for one that has not begun. Only one of them is due now. */
export function stepsOf(rotation: RotationState | null): Record<StepName, StepState> {
  const hasValue = rotation !== null && rotation.next !== null;
  const isVerified = hasValue && rotation.verifiedAt !== null;
  const open = rotation?.places.filter(({ doneAt }) => doneAt === null).length ?? 0;
  const areIn = hasValue && (open === 0 || isVerified);
  const now: StepName = !hasValue ? 'value' : isVerified ? 'retire' : areIn ? 'verify' : 'places';
  const state = (name: StepName, isDone: boolean): StepState => (name === now ? 'now' : isDone ? 'done' : 'later');
  return {
    value: state('value', hasValue),
    places: state('places', areIn),
    verify: state('verify', isVerified),
    retire: state('retire', false),
  };
}

/** How many places don't have the new value yet. */
export function openCount({ places }: RotationState): number {
  return places.filter(({ doneAt }) => doneAt === null).length;
}
