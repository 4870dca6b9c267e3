import {
  CalendarClock,
  CalendarX2,
  CircleCheck,
  CircleDashed,
  Equal,
  type LucideIcon,
  Minus,
  OctagonX,
  Split,
} from 'lucide-react';
import type { MatrixCell, MatrixState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { relativeDay } from '../ui/time.ts';

const t = texts.matrix.cell;

export type CellTone = 'green' | 'red' | 'amber' | 'violet' | 'muted';

/** Signs and colours; the words say the same. */
export const cellSigns: Record<MatrixState, { icon: LucideIcon; tone: CellTone }> = {
  present: { icon: CircleCheck, tone: 'green' },
  shared: { icon: CircleCheck, tone: 'green' },
  overridden: { icon: Split, tone: 'green' },
  missing: { icon: CircleDashed, tone: 'red' },
  none: { icon: Minus, tone: 'muted' },
  expired: { icon: CalendarX2, tone: 'red' },
  expiring: { icon: CalendarClock, tone: 'amber' },
  revoked: { icon: OctagonX, tone: 'red' },
  'same-as-production': { icon: Equal, tone: 'violet' },
};

type Facts = {
  /** Seconds. */
  now: number;
  /** What an environment is called, by its slug. */
  nameOf: (slug: string) => string;
};

/** What stands in a cell, and the same in whole words: what is seen is a part of it, for whoever speaks to the app. */
export function cellWords(cell: MatrixCell, { now, nameOf }: Facts): { text: string; label: string } {
  const { state, expiresAt, sameAs } = cell;
  const version = cell.version ?? 0;
  const also = (text: string) => (cell.forAll ? t.andShared(text) : text);
  const alike = (text: string) => ({ text, label: text });
  switch (state) {
    case 'missing':
      return alike(t.missing);
    case 'none':
      return { text: '', label: t.none };
    case 'present':
      return { text: t.present(version), label: t.presentLabel(version) };
    case 'shared':
      return { text: t.shared, label: t.sharedLabel(version) };
    case 'overridden':
      return { text: t.own, label: t.ownLabel(version) };
    case 'expired':
      return alike(also(t.expired));
    case 'revoked':
      return alike(also(t.revoked));
    case 'expiring': {
      const when = also(relativeDay(expiresAt ?? now, now));
      return { text: when, label: t.expires(when) };
    }
    case 'same-as-production':
      return alike(also(t.sameAs(nameOf(sameAs ?? ''))));
  }
}
