import { contextBridge, ipcRenderer } from 'electron';
import { type CofferApi, calls, channels, events } from './contract.ts';

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
  for (const [group, methods] of Object.entries(calls)) {
    api[group] = {};
    for (const method of Object.keys(methods)) {
      api[group][method] = (input) => ipcRenderer.invoke(channels.call, `${group}.${method}`, input);
    }
  }
  for (const [group, names] of Object.entries(events)) {
    const target = api[group] ?? {};
    api[group] = target;
    for (const name of Object.keys(names)) {
      target[`on${name.charAt(0).toUpperCase()}${name.slice(1)}`] = (listener) =>
        subscribe(`${group}.${name}`, listener as (payload: unknown) => void);
    }
  }
  return api;
}

contextBridge.exposeInMainWorld('coffer', buildApi() as unknown as CofferApi);
