import { contextBridge, ipcRenderer } from 'electron';
import { channels } from './channels.ts';
import type { CofferApi } from './contract.ts';

/** The contract's names by group, written in when this is built: its schemas are main's, and building them takes long. */
declare const CALL_NAMES: Readonly<Record<string, readonly string[]>>;
declare const EVENT_NAMES: Readonly<Record<string, readonly string[]>>;

type Methods = Record<string, (argument?: unknown) => unknown>;

const listeners = new Map<string, Set<(payload: unknown) => void>>();

ipcRenderer.on(channels.event, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

function subscribe(name: string, listener: (payload: unknown) => void): () => void {
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(listener));
  return () => set.delete(listener);
}

/** Builds `window.coffer` from the contract's names; the page never sees `ipcRenderer` or a channel. */
function buildApi(): Record<string, Methods> {
  const api: Record<string, Methods> = {};
  for (const [group, methods] of Object.entries(CALL_NAMES)) {
    api[group] = {};
    for (const method of methods) {
      api[group][method] = (input) => ipcRenderer.invoke(channels.call, `${group}.${method}`, input);
    }
  }
  for (const [group, names] of Object.entries(EVENT_NAMES)) {
    const target = api[group] ?? {};
    api[group] = target;
    for (const name of names) {
      target[`on${name.charAt(0).toUpperCase()}${name.slice(1)}`] = (listener) =>
        subscribe(`${group}.${name}`, listener as (payload: unknown) => void);
    }
  }
  return api;
}

contextBridge.exposeInMainWorld('coffer', buildApi() as unknown as CofferApi);
