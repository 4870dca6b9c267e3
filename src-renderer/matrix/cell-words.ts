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
import { relativeDay } from '../ui/time.ts';

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
  const { state, version, expiresAt, sameAs } = cell;
  const also = cell.forAll ? ' · shared' : '';
  const alike = (text: string) => ({ text, label: text });
  switch (state) {
    case 'missing':
      return alike('missing');
    case 'none':
      return { text: '', label: 'not there' };
    case 'present':
      return { text: `v${version}`, label: `present, v${version}` };
    case 'shared':
      return { text: 'shared value', label: `shared value, v${version}` };
    case 'overridden':
      return { text: 'own value', label: `own value instead of the shared one, v${version}` };
    case 'expired':
      return alike(`expired${also}`);
    case 'revoked':
      return alike(`revoked${also}`);
    case 'expiring': {
      const when = `${relativeDay(expiresAt ?? now, now)}${also}`;
      return { text: when, label: `expires ${when}` };
    }
    case 'same-as-production':
      return alike(`same as ${nameOf(sameAs ?? '')}${also}`);
  }
}
