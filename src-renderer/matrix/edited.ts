import type { Id } from '../../src-preload/contract.ts';
import type { Spot } from './changes.ts';

/** What is written in a cell: the value of one that is not there, or another value for the one that is. */
export type Edited = { kind: 'add'; spot: Spot } | { kind: 'replace'; spot: Spot; id: Id };
