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
import { texts } from '../../src-texts/texts.ts';
import { dateOf, relativeDay } from '../ui/time.ts';

const t = texts.health;
const f = t.finding;

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

/** What is said against a secret, in a few words; `now` in seconds. */
export function findingWords(finding: HealthFinding, now: number): string {
  switch (finding.kind) {
    case 'expired':
      return (finding.source === 'value' ? f.expiredByValue : f.expired)(relativeDay(finding.at, now));
    case 'expiring':
      return (finding.source === 'value' ? f.expiresByValue : f.expires)(relativeDay(finding.at, now));
    case 'placeholder':
      return f.placeholder;
    case 'patterned':
      return f.patterned;
    case 'weak':
      return finding.bits === null ? f.outdated : f.weak(finding.bits);
    case 'same-as-production':
      return f.sameAsProduction;
    case 'reused':
      return (finding.acrossEnvironments ? f.reusedAcross : f.reused)(finding.count);
    case 'due':
      return finding.why === 'marked' ? f.marked : f.due(dateOf(finding.at, now));
    case 'type-mismatch':
      return f.typeMismatch;
    case 'never-rotated':
      return f.neverRotated(dateOf(finding.since, now));
    case 'unused':
      return finding.lastUsedAt === null ? f.neverUsed : f.unused(dateOf(finding.lastUsedAt, now));
    case 'no-description':
      return f.noDescription;
  }
}

/** The sentence under the title: how many were looked at, and how many want something. */
export function summaryWords(checked: number, wanting: number, now: number): string {
  const wants = wanting === 0 ? t.noneWants : now === 0 ? t.want(wanting) : t.wantSomeNow(wanting, now);
  return `${t.lookedAt(checked)} ${wants}`;
}
