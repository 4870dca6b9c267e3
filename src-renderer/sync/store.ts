import type { Connection, Id, ServiceInfo, SyncDecision, SyncPlan, SyncState } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

type SyncStore = {
  services: readonly ServiceInfo[];
  /** `null` before they were read. */
  connections: readonly Connection[] | null;
  states: readonly SyncState[];
  /** The one that is looked at; `null` for the list of all. */
  open: Id | null;
  failure: string | null;
};

const nothingKnown: SyncStore = { services: [], connections: null, states: [], open: null, failure: null };
export const useSync = resettable(nothingKnown);

/** What the person chose of the lines otherwise than proposed. */
type Preview = {
  plan: SyncPlan | null;
  ticks: ReadonlyMap<string, boolean>;
  decisions: ReadonlyMap<string, SyncDecision>;
  /** The person's word that this is the right account although most is gone there. */
  confirmGone: boolean;
  busy: 'looking' | 'running' | null;
  failure: string | null;
};

export const nothingLooked: Preview = {
  plan: null,
  ticks: new Map(),
  decisions: new Map(),
  confirmGone: false,
  busy: null,
  failure: null,
};
export const usePreview = resettable(nothingLooked);
