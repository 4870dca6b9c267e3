import type { EnvironmentMatrix, Id } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';
import type { Shown } from './rows.ts';

type MatrixState = {
  /** The project that is compared; `null` for the secrets of none. */
  project: Id | null;
  /** What main answered for that project; `null` before the first answer. */
  matrix: EnvironmentMatrix | null;
  failure: string | null;
  /** Which names are shown: those that hold these words, and of these all or some. */
  words: string;
  shown: Shown;
};

const empty: MatrixState = { project: null, matrix: null, failure: null, words: '', shown: 'all' };

export const useMatrix = resettable(empty);
