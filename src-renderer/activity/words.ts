import { CircleHelp } from 'lucide-react';
import type { Actor, AnomalyRule, AuditKind, AuditLine } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { type KindSign, kindSigns } from './kinds.ts';

const t = texts.activity;

/** As main sends it: a kind that only a newer Coffer knows comes as `unknown`. */
export type Line = Omit<AuditLine, 'kind'> & { kind: AuditKind | 'unknown' };

/** How the event is called, with what makes it this one: "Wrong password, 3 times", "Denied: revoked". */
export function headOf(line: Line): KindSign & { title: string } {
  if (line.kind === 'unknown') return { title: t.heads.unknown, icon: CircleHelp };
  return { title: titleOf(line, line.kind), ...kindSigns[line.kind] };
}

function titleOf({ code, count, by }: Line, kind: AuditKind): string {
  if (kind === 'unlock-failed' && count !== undefined && count > 1) return t.heads.wrongPasswords(count);
  if (kind === 'secret-denied' && code !== undefined) return t.heads.denied(t.denials[code] ?? t.deniedOtherwise);
  if (kind === 'secret-used' && by.kind === 'person') return t.heads.signed;
  if (kind === 'secret-used' && by.kind === 'cli') return t.heads.readByCli;
  return t.kinds[kind];
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
  return t.details.because(said || who, line.reason);
}

export function actorWords({ kind, name }: Actor): string {
  if (!name) return t.actors[kind];
  return kind === 'program' ? name : t.details.actorNamed(t.actors[kind], name);
}

function factsOf(line: Line): string[] {
  const { kind, code, count, version, fields = [] } = line;
  switch (kind) {
    case 'locked':
      return [code === undefined ? '' : (t.locks[code] ?? '')];
    case 'unlock-failed':
      return [t.details.beforeUnlock];
    case 'operation-failed':
      return [(code && t.failures[code]) || t.failedOtherwise];
    case 'anomaly-dismissed':
    case 'anomaly-recalled':
      return [t.rules.names[(line.name ?? '').split(':', 1)[0] as AnomalyRule] ?? ''];
    case 'exported':
      return [line.name === 'audit' ? t.details.activitySaved(count ?? 0) : secrets(count)];
    case 'imported':
      return [secrets(count)];
    case 'versions-purged':
      return [t.details.versions(count ?? 0)];
    case 'version-read':
    case 'version-restored':
      return [version === undefined ? '' : t.details.version(version)];
    case 'secret-read':
    case 'secret-copied':
    case 'backup-read':
      return fields.map(t.details.field);
    case 'secret-changed':
    case 'project-changed':
    case 'environment-changed':
    case 'settings-changed':
      return fields.slice(0, 4).map(fieldWords);
    default:
      return [];
  }
}

const secrets = (count: number | undefined) => (count === undefined ? '' : t.details.secrets(count));

/** "lockOnSleep" as "lock on sleep". */
export function fieldWords(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}
