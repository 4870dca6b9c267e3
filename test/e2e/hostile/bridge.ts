import type { Page } from '@playwright/test';
import { type CofferApi, calls, events, type Result } from '../../../src-preload/contract.ts';

declare global {
  /** The page's own, in functions that run there; `window` is the spec's. */
  var coffer: CofferApi;
}

/** What the page's scripts find at `window.coffer`, seen without its types: any name, any argument. */
export type LooseApi = Record<string, Record<string, (...args: unknown[]) => Promise<Result<unknown>>>>;

/** Every call of the contract as `group.name`. */
export const callNames = Object.entries(calls).flatMap(([group, methods]) =>
  Object.keys(methods).map((name) => `${group}.${name}`),
);

/** What `window.coffer` has, from the contract: each group with its calls and its `on…`. */
export function faceOfContract(): Record<string, string[]> {
  const face: Record<string, string[]> = {};
  for (const [group, methods] of Object.entries(calls)) face[group] = Object.keys(methods);
  for (const [group, names] of Object.entries(events)) {
    const listeners = Object.keys(names).map((name) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    face[group] = [...(face[group] ?? []), ...listeners];
  }
  return Object.fromEntries(Object.entries(face).map(([group, names]) => [group, names.sort()]));
}

/** Calls the bridge as a script of the page does; the answer comes back as it is. */
export function call(window: Page, name: string, ...input: unknown[]): Promise<Result<unknown>> {
  const [group = '', method = ''] = name.split('.');
  return window.evaluate(
    ([groupName, methodName, args]) => {
      const api = globalThis.coffer as unknown as LooseApi;
      const run = api[groupName]?.[methodName];
      if (!run) throw new Error(`no call ${groupName}.${methodName}`);
      return run(...args);
    },
    [group, method, input] as const,
  );
}

/** The value of a call that must succeed. */
export async function given<T>(window: Page, name: string, ...input: unknown[]): Promise<T> {
  const result = await call(window, name, ...input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value as T;
}

/** The code of a call that must be refused; `ok` where it wasn't. */
export async function codeOf(window: Page, name: string, ...input: unknown[]): Promise<string> {
  const result = await call(window, name, ...input);
  return result.ok ? 'ok' : result.error.code;
}

/** All secrets as the list shows them. */
export async function listAll(window: Page): Promise<{ id: string; name: string }[]> {
  const everything = { view: { kind: 'all' }, query: '', sort: 'name', offset: 0, limit: 500 };
  return (await given<{ rows: { id: string; name: string }[] }>(window, 'secrets.list', everything)).rows;
}
