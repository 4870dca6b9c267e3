import type { ImportPreview } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

type ImportState = {
  /** What would be brought in; `null` when nothing is open. */
  preview: ImportPreview | null;
  /** What the person chose otherwise than proposed, and typed, by the entry's index. */
  choices: ReadonlyMap<number, boolean>;
  names: ReadonlyMap<number, string>;
  comments: boolean;
  busy: boolean;
  /** How far the import is, from 0 to 1; `null` where nothing was heard yet. */
  progress: number | null;
  failure: string | null;
};

const empty: ImportState = {
  preview: null,
  choices: new Map(),
  names: new Map(),
  comments: true,
  busy: false,
  progress: null,
  failure: null,
};

export const useImport = resettable(empty);

export function closePreview(): void {
  useImport.setState(empty, true);
}
