import type { LucideIcon } from 'lucide-react';
import type { ChipTone } from './Chip.tsx';

/** One thing to choose, with a sign before its words: an icon, a project's hue, or an environment's chip. */
export type Option<T> = { value: T; label: string; icon?: LucideIcon; dot?: number; chip?: ChipTone };
