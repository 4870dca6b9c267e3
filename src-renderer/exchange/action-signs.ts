import { Equal, type LucideIcon, Minus, Pencil, Plus, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ImportAction } from '../../src-preload/contract.ts';
import type { WhatTone } from '../ui/PreviewTable.tsx';

/** Sign of what happens to an entry. */
export const actionSigns: Record<ImportAction, { icon: LucideIcon; tone: WhatTone }> = {
  add: { icon: Plus, tone: 'good' },
  'new-version': { icon: RefreshCw, tone: 'change' },
  rename: { icon: Pencil, tone: 'change' },
  'leave-out': { icon: Minus, tone: 'quiet' },
  skip: { icon: Equal, tone: 'quiet' },
  conflict: { icon: TriangleAlert, tone: 'bad' },
};
