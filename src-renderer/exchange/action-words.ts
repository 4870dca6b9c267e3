import { Equal, type LucideIcon, Minus, Pencil, Plus, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ImportAction } from '../../src-preload/contract.ts';
import type { WhatTone } from '../ui/PreviewTable.tsx';

/** Sign and verb of what happens to an entry. */
export const actionWords: Record<ImportAction, { icon: LucideIcon; word: string; tone: WhatTone }> = {
  add: { icon: Plus, word: 'add', tone: 'good' },
  'new-version': { icon: RefreshCw, word: 'new version', tone: 'change' },
  rename: { icon: Pencil, word: 'rename', tone: 'change' },
  'leave-out': { icon: Minus, word: 'leave out', tone: 'quiet' },
  skip: { icon: Equal, word: 'skip', tone: 'quiet' },
  conflict: { icon: TriangleAlert, word: 'can’t be brought in', tone: 'bad' },
};
