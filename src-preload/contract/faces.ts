import type { calls, events } from '../contract.ts';
import type { Result } from './errors.ts';
import type { z } from './z.ts';

export type Calls = typeof calls;
export type Events = typeof events;
export type Group = keyof Calls;

type Entry = { input: z.ZodType; output: z.ZodType };
export type CallInput<C> = C extends Entry ? z.output<C['input']> : never;
export type CallOutput<C> = C extends Entry ? z.output<C['output']> : never;

type Method<C> = C extends Entry
  ? undefined extends z.input<C['input']>
    ? () => Promise<Result<CallOutput<C>>>
    : (input: z.input<C['input']>) => Promise<Result<CallOutput<C>>>
  : never;
type Subscribe<S> = S extends z.ZodType ? (listener: (payload: z.output<S>) => void) => () => void : never;

/** The face of `window.coffer`: one method for each call, `on…` for each event; `on…` returns its own undo. */
export type CofferApi = {
  readonly [G in Group]: { readonly [M in keyof Calls[G]]: Method<Calls[G][M]> };
} & {
  readonly [G in keyof Events]: {
    readonly [E in keyof Events[G] & string as `on${Capitalize<E>}`]: Subscribe<Events[G][E]>;
  };
};

/** One handler for each call: what `src-main/handlers.ts` must have, to the name. */
export type Handlers = {
  readonly [G in Group]: {
    readonly [M in keyof Calls[G]]: (
      input: CallInput<Calls[G][M]>,
    ) => CallOutput<Calls[G][M]> | Promise<CallOutput<Calls[G][M]>>;
  };
};
