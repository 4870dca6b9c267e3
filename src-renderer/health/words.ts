import {
  CalendarClock,
  CalendarX,
  Equal,
  FileQuestion,
  Hourglass,
  type LucideIcon,
  Moon,
  RefreshCw,
  ShieldAlert,
  Text,
} from 'lucide-react';
import type { HealthFinding, HealthKind } from '../../src-preload/contract.ts';
import { dateOf, relativeDay } from '../ui/time.ts';

export const icons: Record<HealthKind, LucideIcon> = {
  expired: CalendarX,
  placeholder: FileQuestion,
  patterned: ShieldAlert,
  weak: ShieldAlert,
  'same-as-production': Equal,
  expiring: CalendarClock,
  due: RefreshCw,
  reused: Equal,
  'type-mismatch': FileQuestion,
  'never-rotated': Hourglass,
  unused: Moon,
  'no-description': Text,
};

const others = (count: number) => (count === 1 ? 'one other secret' : `${count} other secrets`);
const fromValue = (source: 'person' | 'value') => (source === 'value' ? ', as the value itself says' : '');

/** What is said against a secret, in a few words; `now` in seconds. */
export function findingWords(finding: HealthFinding, now: number): string {
  switch (finding.kind) {
    case 'expired':
      return `Expired ${relativeDay(finding.at, now)}${fromValue(finding.source)}`;
    case 'expiring':
      return `Expires ${relativeDay(finding.at, now)}${fromValue(finding.source)}`;
    case 'placeholder':
      return 'A placeholder or an example, not a value';
    case 'patterned':
      return 'A pattern that is easy to guess';
    case 'weak':
      return finding.bits === null ? 'An outdated kind of key' : `Weak: ${finding.bits} bits`;
    case 'same-as-production':
      return 'Same value as in production';
    case 'reused':
      return `Same value as ${others(finding.count)}${finding.acrossEnvironments ? ', in another environment' : ''}`;
    case 'due':
      return finding.why === 'marked' ? 'Marked as due' : `Due for rotation since ${dateOf(finding.at, now)}`;
    case 'type-mismatch':
      return 'The value does not look like its type';
    case 'never-rotated':
      return `The first value, since ${dateOf(finding.since, now)}`;
    case 'unused':
      return finding.lastUsedAt === null ? 'Never used' : `Not used since ${dateOf(finding.lastUsedAt, now)}`;
    case 'no-description':
      return 'Without a description';
  }
}

/** The sentence under the title: how many were looked at, and how many want something. */
export function summaryWords(checked: number, wanting: number, now: number): string {
  const looked = `${checked.toLocaleString('en')} ${checked === 1 ? 'value' : 'values'} looked at.`;
  if (wanting === 0) return `${looked} None of them wants attention.`;
  const urgent = now === 0 ? '' : `, ${now.toLocaleString('en')} of them now`;
  return `${looked} ${wanting.toLocaleString('en')} ${wanting === 1 ? 'wants' : 'want'} attention${urgent}.`;
}
