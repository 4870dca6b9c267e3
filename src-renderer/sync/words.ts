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
  ServiceInfo,
  SyncAction,
  SyncDecision,
  SyncDirection,
  SyncLine,
  SyncOutcome,
  SyncState,
  SyncWhy,
} from '../../src-preload/contract.ts';
import type { ChipTone } from '../ui/Chip.tsx';
import type { WhatTone } from '../ui/PreviewTable.tsx';
import { moment } from '../ui/time.ts';

type Sign = { icon: LucideIcon; word: string; tone: WhatTone };

const signs: Record<SyncAction, Sign> = {
  create: { icon: Plus, word: 'create there', tone: 'good' },
  push: { icon: ArrowUp, word: 'push', tone: 'good' },
  pull: { icon: ArrowDown, word: 'pull as new version', tone: 'info' },
  link: { icon: Link2, word: 'note as the same', tone: 'quiet' },
  rename: { icon: Pencil, word: 'rename there', tone: 'change' },
  revoke: { icon: Ban, word: 'revoke there', tone: 'bad' },
  delete: { icon: Trash2, word: 'delete there', tone: 'bad' },
  conflict: { icon: GitCompareArrows, word: 'decide', tone: 'bad' },
  'gone-there': { icon: Trash2, word: 'move to trash here?', tone: 'change' },
  nothing: { icon: Check, word: 'nothing to do', tone: 'quiet' },
};

const decided: Record<SyncDecision, Sign> = {
  'keep-mine': { icon: ArrowUp, word: 'keep mine', tone: 'good' },
  'take-theirs': { icon: ArrowDown, word: 'take theirs', tone: 'info' },
  'keep-both': { icon: GitCompareArrows, word: 'keep both', tone: 'change' },
  'leave-theirs': { icon: Check, word: 'leave it as it is', tone: 'quiet' },
  trash: { icon: Trash2, word: 'move to trash here', tone: 'change' },
  create: { icon: Plus, word: 'create there again', tone: 'good' },
  unlink: { icon: Unlink, word: 'take no part any more', tone: 'quiet' },
};

/** The sign and verb of a line, as it was decided. */
export function signOf({ action, secret }: SyncLine, decision: SyncDecision | undefined): Sign {
  if (decision) return decided[decision];
  return action === 'pull' && secret === null ? { ...signs.pull, word: 'bring in' } : signs[action];
}

export function actionWord(action: SyncAction, decision: SyncDecision | null): string {
  return decision === null ? signs[action].word : decided[decision].word;
}

const counted: Record<SyncAction, { word: string; tone: ChipTone }> = {
  create: { word: 'to create', tone: 'neutral' },
  push: { word: 'to push', tone: 'neutral' },
  pull: { word: 'to pull', tone: 'neutral' },
  link: { word: 'the same already', tone: 'neutral' },
  rename: { word: 'to rename', tone: 'neutral' },
  revoke: { word: 'to revoke', tone: 'amber' },
  delete: { word: 'to delete there', tone: 'amber' },
  conflict: { word: 'to decide', tone: 'red' },
  'gone-there': { word: 'deleted there', tone: 'amber' },
  nothing: { word: 'unchanged', tone: 'neutral' },
};

export function countOf(action: SyncAction, count: number): { text: string; tone: ChipTone } {
  const { word, tone } = counted[action];
  return { text: `${count.toLocaleString('en')} ${word}`, tone };
}

const whys: Record<SyncWhy, string> = {
  'in-step': '',
  'expired-here': 'expired here, so it is not sent',
  'outside-place': 'outside the project or environment of this connection',
  'name-refused': 'its name can’t be used there',
  'value-refused': 'its value can’t be kept there',
  'not-text': 'its value is not text, and only text can be sent',
  'make-it-there': 'not there; it has to be made there first',
  'read-only-there': 'these credentials may only read it',
  'only-pushed': 'changed there, and this connection only sends',
  'only-pulled': 'changed here, and this connection only brings in',
  'cannot-rename': 'renamed here; the service can’t rename',
  'kept-there': 'revoked or gone here; it stays there, for the service can’t take it away',
  'waiting-for-answer': 'an earlier step still waits for its answer',
  'same-name-here': 'a secret with this name is here already',
  'not-there': 'takes part, not there yet',
  'changed-here': 'changed here',
  'details-changed-here': 'its description or dates changed here',
  'changed-there': 'changed there',
  'renamed-here': 'has another name for this connection',
  'renamed-there': 'has another name there',
  'same-there': 'the same value is there already',
  'only-there': 'only there',
  'overwrites-unseen': 'something of that name is there, and can’t be read: it would be overwritten',
  'revoked-there': 'revoked there',
  'empty-there': 'there without a value',
  'revoked-here': 'revoked here',
  'in-trash-here': 'in the trash here',
  'gone-here': 'removed here for good',
  'gone-there': 'deleted there',
  'changed-on-both': 'changed on both sides',
  'different-there': 'another value is there already',
  'changed-there-unseen': 'changed there since, and what it is now can’t be read',
  'several-there': 'several have this name there',
  'answer-lost': 'sent, but the answer never came',
};

/** Why a line says what it says, with when it changed here where that is the reason. */
export function whyOf({ why, problem, here }: SyncLine, now: number): string {
  if (problem !== null) return problem;
  const words = whys[why];
  return here !== null && why === 'changed-here' ? `${words} ${moment(here.changedAt, now)}` : words;
}

/** What a decision means for a line, in a sentence. */
export function meaningOf(decision: SyncDecision, { there }: SyncLine, service: string): string {
  const readable = there !== null && there.length !== null;
  switch (decision) {
    case 'keep-mine':
      return readable
        ? `Your value is sent to ${service}. Theirs is kept here as an earlier version.`
        : `Your value is sent to ${service}. What is there now can’t be read, so it is lost.`;
    case 'take-theirs':
      return 'Their value becomes the new version here. Yours stays as an earlier version.';
    case 'keep-both':
      return 'Yours stays as it is. Theirs becomes a secret of its own here.';
    case 'leave-theirs':
      return `What is at ${service} stays as it is, and counts as in step from now on.`;
    case 'trash':
      return 'It goes to the trash here, from where it can be taken out again.';
    case 'create':
      return `It is made at ${service} again, with your value.`;
    case 'unlink':
      return 'It stays here as it is and takes no part in this connection any more.';
  }
}

export const decisionTitle = (decision: SyncDecision): string => {
  const { word } = decided[decision];
  return word.charAt(0).toUpperCase() + word.slice(1);
};

export const directionWords: Record<SyncDirection, { arrow: string; label: string }> = {
  push: { arrow: '→', label: 'Send from here' },
  pull: { arrow: '←', label: 'Bring from there' },
  both: { arrow: '⇄', label: 'Both ways' },
};


export const outcomeWords: Record<SyncOutcome, { word: string; tone: ChipTone }> = {
  done: { word: 'done', tone: 'green' },
  failed: { word: 'not done', tone: 'red' },
  waiting: { word: 'tried again later', tone: 'amber' },
  unsure: { word: 'answer lost', tone: 'amber' },
  outdated: { word: 'changed meanwhile', tone: 'amber' },
  cancelled: { word: 'stopped', tone: 'neutral' },
};

/** How a connection stands, in a line of the list. */
export function stateWords({ links, syncedAt }: Connection, state: SyncState | undefined, now: number): string {
  const parts = [links === 1 ? '1 secret takes part' : `${links.toLocaleString('en')} secrets take part`];
  if (state?.running) parts.push(`${state.running.done} of ${state.running.of} done`);
  else if (state?.lastRunFailed) parts.push('the last run failed');
  else parts.push(syncedAt === null ? 'never run' : `in step ${moment(syncedAt, now)}`);
  if (state && state.waiting > 0) parts.push(`${state.waiting} waiting`);
  if (state && state.unsure > 0) parts.push(`${state.unsure} without an answer`);
  return parts.join(' · ');
}

/** "At most 5 updates a second, about 2 s": what so many lines take at the service's limits. */
export function paceWords({ limits }: Pick<ServiceInfo, 'limits'>, count: number): string {
  const { write } = limits;
  const pace = write >= 1 ? `At most ${write} updates a second` : `At most ${Math.round(write * 60)} updates a minute`;
  if (count === 0) return pace;
  const seconds = Math.max(1, Math.ceil(count / write));
  return `${pace}, about ${seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}`;
}
