import {
  ArrowDown,
  ArrowUp,
  Ban,
  Check,
  GitCompareArrows,
  Link2,
  type LucideIcon,
  Pencil,
  Plus,
  Trash2,
  Unlink,
} from 'lucide-react';
import type {
  Connection,
  CredentialKey,
  RemoteNameFault,
  Service,
  ServiceInfo,
  SyncAction,
  SyncDecision,
  SyncDirection,
  SyncFault,
  SyncLine,
  SyncOutcome,
  SyncState,
} from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { ChipTone } from '../ui/Chip.tsx';
import type { WhatTone } from '../ui/PreviewTable.tsx';
import { moment } from '../ui/time.ts';

const t = texts.syncPlan;

type Sign = { icon: LucideIcon; tone: WhatTone };

const signs: Record<SyncAction, Sign> = {
  create: { icon: Plus, tone: 'good' },
  push: { icon: ArrowUp, tone: 'good' },
  pull: { icon: ArrowDown, tone: 'info' },
  link: { icon: Link2, tone: 'quiet' },
  rename: { icon: Pencil, tone: 'change' },
  revoke: { icon: Ban, tone: 'bad' },
  delete: { icon: Trash2, tone: 'bad' },
  conflict: { icon: GitCompareArrows, tone: 'bad' },
  'gone-there': { icon: Trash2, tone: 'change' },
  nothing: { icon: Check, tone: 'quiet' },
};

const decided: Record<SyncDecision, Sign> = {
  'keep-mine': { icon: ArrowUp, tone: 'good' },
  'take-theirs': { icon: ArrowDown, tone: 'info' },
  'keep-both': { icon: GitCompareArrows, tone: 'change' },
  'leave-theirs': { icon: Check, tone: 'quiet' },
  trash: { icon: Trash2, tone: 'change' },
  create: { icon: Plus, tone: 'good' },
  unlink: { icon: Unlink, tone: 'quiet' },
};

/** The sign and verb of a line, as it was decided. */
export function signOf({ action, secret }: SyncLine, decision: SyncDecision | undefined): Sign & { word: string } {
  if (decision) return { ...decided[decision], word: t.decisions[decision].word };
  return { ...signs[action], word: action === 'pull' && secret === null ? t.bringIn : t.actions[action] };
}

export function actionWord(action: SyncAction, decision: SyncDecision | null): string {
  return decision === null ? t.actions[action] : t.decisions[decision].word;
}

const countTones: Partial<Record<SyncAction, ChipTone>> = {
  revoke: 'amber',
  delete: 'amber',
  conflict: 'red',
  'gone-there': 'amber',
};

export function countOf(action: SyncAction, count: number): { text: string; tone: ChipTone } {
  return { text: t.counts[action](count), tone: countTones[action] ?? 'neutral' };
}

export type NamedService = Pick<ServiceInfo, 'service' | 'name'>;

/** Why a line says what it says, with when it changed here where that is the reason. */
export function whyOf({ why, problem, here }: SyncLine, service: NamedService, now: number): string {
  if (problem !== null) return faultWords(problem, service);
  return here !== null && why === 'changed-here' ? t.changedHere(moment(here.changedAt, now)) : t.whys[why];
}

function faultWords(problem: SyncFault, { service, name }: NamedService): string {
  const words = texts.services;
  switch (problem.what) {
    case 'name':
      return words.nameRules[service];
    case 'bytes':
      return words.notText;
    default:
      return words.refuses[problem.what](name, words.faults[problem.fault]);
  }
}

/** What keeps a name from being used at a service. */
export function nameFaultWords(fault: RemoteNameFault, service: Service): string {
  return fault === 'taken' ? texts.errors.NAME_TAKEN : texts.services.nameRules[service];
}

/** How a credential is called at a service, and what it is. */
export function credentialWords(service: Service, key: CredentialKey): { label: string; hint: string } {
  return texts.services.credentials[service][key] ?? { label: key, hint: '' };
}

/** What a decision means for a line, in a sentence. */
export function meaningOf(decision: SyncDecision, { there }: SyncLine, service: string): string {
  const readable = there !== null && there.length !== null;
  switch (decision) {
    case 'keep-mine':
      return readable ? t.meanings.keepMine(service) : t.meanings.keepMineUnseen(service);
    case 'take-theirs':
      return t.meanings.takeTheirs;
    case 'keep-both':
      return t.meanings.keepBoth;
    case 'leave-theirs':
      return t.meanings.leaveTheirs(service);
    case 'trash':
      return t.meanings.trash;
    case 'create':
      return t.meanings.create(service);
    case 'unlink':
      return t.meanings.unlink;
  }
}

export const arrows: Record<SyncDirection, string> = { push: '→', pull: '←', both: '⇄' };

export const outcomeTones: Record<SyncOutcome, ChipTone> = {
  done: 'green',
  failed: 'red',
  waiting: 'amber',
  unsure: 'amber',
  outdated: 'amber',
  cancelled: 'neutral',
};

/** How a connection stands, in a line of the list. */
export function stateWords({ links, syncedAt }: Connection, state: SyncState | undefined, now: number): string {
  const words = texts.sync.state;
  const parts = [words.takePart(links)];
  if (state?.running) parts.push(words.running(state.running.done, state.running.of));
  else if (state?.lastRunFailed) parts.push(words.failed);
  else parts.push(syncedAt === null ? words.never : words.inStep(moment(syncedAt, now)));
  if (state && state.waiting > 0) parts.push(words.waiting(state.waiting));
  if (state && state.unsure > 0) parts.push(words.unsure(state.unsure));
  return parts.join(' · ');
}

/** "At most 5 updates a second, about 2 s": what so many lines take at the service's limits. */
export function paceWords({ limits }: Pick<ServiceInfo, 'limits'>, count: number): string {
  const { write } = limits;
  const words = t.preview.pace;
  const pace = write >= 1 ? words.perSecond(write) : words.perMinute(Math.round(write * 60));
  if (count === 0) return pace;
  const seconds = Math.max(1, Math.ceil(count / write));
  return seconds < 90 ? words.seconds(pace, seconds) : words.minutes(pace, Math.ceil(seconds / 60));
}
