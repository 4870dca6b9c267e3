import { CircleHelp } from 'lucide-react';
import type { Actor, AnomalyRule, AuditKind, AuditLine } from '../../src-preload/contract.ts';
import { countOf } from '../exchange/choice.ts';
import { type KindWords, kindWords } from './kinds.ts';

/** As main sends it: a kind that only a newer Coffer knows comes as `unknown`. */
export type Line = Omit<AuditLine, 'kind'> & { kind: AuditKind | 'unknown' };

export const ruleNames: Record<AnomalyRule, string> = {
  failedUnlocks: 'Failed unlocks',
  manyReads: 'Many reads in a short time',
  revokedUse: 'A revoked secret was asked for',
  unusualHour: 'Reads at an unusual hour',
  manyDenied: 'Many refusals',
  clockSetBack: 'The clock was set back',
};

const denials: Record<string, string> = {
  SECRET_REVOKED: 'revoked',
  SECRET_EXPIRED: 'expired',
  ACCESS_DENIED: 'not for that environment or program',
  IN_TRASH: 'in the trash',
  INVALID_SECRET_TYPE: 'of another type',
  AMBIGUOUS: 'more than one of that name',
};

const failures: Record<string, string> = {
  CONFLICT: 'the name was taken',
  NAME_TAKEN: 'the name was taken',
  STALE: 'it was changed elsewhere meanwhile',
  IN_TRASH: 'it is in the trash',
  NOT_IN_TRASH: 'it was not in the trash',
  WRONG_PASSWORD: 'wrong password',
  REFUSED: 'you did not agree',
  RECORD_DAMAGED: 'the record is damaged',
  INVALID_SECRET_TYPE: 'of another type',
  TOO_MANY_REVEALS: 'many values in a short time',
  BACKUP_FAILED: 'no backup could be made',
  CLIPBOARD_FAILED: 'the clipboard did not take it',
};

const locks: Record<string, string> = {
  idle: 'nobody was there',
  'system-lock': 'the screen was locked',
  sleep: 'before sleep',
  shutdown: 'before shutdown',
  'user-switch': 'another person logged in',
  hidden: 'its window was hidden',
};

/** How the event is called, with what makes it this one: "Wrong password, 3 times", "Denied: revoked". */
export function headOf(line: Line): KindWords {
  if (line.kind === 'unknown') return { title: 'Something of a newer Coffer', icon: CircleHelp };
  const words = kindWords[line.kind];
  const { code, count } = line;
  if (line.kind === 'unlock-failed' && count !== undefined && count > 1)
    return { ...words, title: `${words.title}, ${count.toLocaleString('en')} times` };
  if (line.kind === 'secret-denied' && code !== undefined)
    return { ...words, title: `${words.title}: ${denials[code] ?? 'not given out'}` };
  if (line.kind === 'secret-used' && line.by.kind === 'person') return { ...words, title: 'Used to sign' };
  if (line.kind === 'secret-used' && line.by.kind === 'cli') return { ...words, title: 'Read by command line' };
  return words;
}

/** What the event is about, where that is a name and not a sentence. */
export function nameOf(line: Line): string | null {
  if (line.kind === 'anomaly-dismissed' || line.kind === 'anomaly-recalled') return null;
  if (line.kind === 'exported' && line.name === 'audit') return null;
  return line.name;
}

/** Who, how much and why, in one line: "command line, deploy.sh", "you: leaked in a CI log". */
export function detailOf(line: Line): string {
  const who = actorWords(line.by);
  const facts = [line.by.kind === 'person' ? '' : who, line.application ?? '', ...factsOf(line)];
  const said = facts.filter((fact) => fact !== '').join(', ');
  if (!line.reason) return said || (line.subject === undefined ? '' : who);
  return `${said || who}: ${line.reason}`;
}

export function actorWords({ kind, name }: Actor): string {
  const words = { person: 'you', cli: 'command line', program: 'a program', connection: 'sync', import: 'an import' };
  return kind === 'program' && name ? name : name ? `${words[kind]}, ${name}` : words[kind];
}

function factsOf(line: Line): string[] {
  const { kind, code, count, version, fields = [] } = line;
  switch (kind) {
    case 'locked':
      return [code === undefined ? '' : (locks[code] ?? '')];
    case 'unlock-failed':
      return ['before this unlock'];
    case 'operation-failed':
      return [(code && failures[code]) || 'it was refused'];
    case 'anomaly-dismissed':
    case 'anomaly-recalled':
      return [ruleNames[(line.name ?? '').split(':', 1)[0] as AnomalyRule] ?? ''];
    case 'exported':
      return [line.name === 'audit' ? `the activity: ${countOf(count ?? 0, 'event', 'events')}` : counted(count)];
    case 'imported':
      return [counted(count)];
    case 'versions-purged':
      return [countOf(count ?? 0, 'version', 'versions')];
    case 'version-read':
    case 'version-restored':
      return [version === undefined ? '' : `version ${version}`];
    case 'secret-read':
    case 'secret-copied':
    case 'backup-read':
      return fields.map((field) => `field ${field}`);
    case 'secret-changed':
    case 'project-changed':
    case 'environment-changed':
    case 'settings-changed':
      return fields.slice(0, 4).map(fieldWords);
    default:
      return [];
  }
}

const counted = (count: number | undefined) => (count === undefined ? '' : countOf(count, 'secret', 'secrets'));

/** "lockOnSleep" as "lock on sleep". */
export function fieldWords(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}
