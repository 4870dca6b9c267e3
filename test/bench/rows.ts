import type { DesktopOperation, OperationName, SyncOperation } from './subject.ts';

export type Measurable = OperationName | DesktopOperation | SyncOperation;

/** How long one operation of one subject takes with that many secrets in it; 0 where their number doesn't matter. */
export type Timing = {
  subject: string;
  operation: Measurable;
  size: number;
  medianMs: number;
  p95Ms: number;
  samples: number;
};

export const amounts = {
  file: 'file, bytes a secret',
  fileOverhead: 'file, bytes a secret beyond its own',
  heap: 'memory, unlocked: bytes a secret on the heap, above an empty store',
  resident: 'memory, unlocked: resident bytes a secret, above an empty store',
  scryptLeft: "bytes of scrypt's 128 MiB that stay",
  links: 'memory of the links, bytes a link on the heap',
  main: 'memory of the main process, resident bytes',
  renderer: 'memory of the window, bytes on its heap',
  mainGrowth: 'bytes that the heap of the main process grows by in much use',
  rendererGrowth: 'bytes that the window grows by in much use',
} as const;
export type AmountName = keyof typeof amounts;

export type Amount = { subject: string; operation: AmountName; size: number; bytes: number };

export type Row = Timing | Amount;

export const isTiming = (row: Row): row is Timing => 'medianMs' in row;

/** Finds what was measured. */
export class Results {
  readonly rows: readonly Row[];
  readonly sizes: readonly number[];

  constructor(rows: readonly Row[]) {
    this.rows = rows;
    this.sizes = [...new Set(rows.map(({ size }) => size))].filter((size) => size > 0).sort((a, b) => a - b);
  }

  timing(subject: string, operation: Measurable, size: number): Timing | undefined {
    return this.rows
      .filter(isTiming)
      .find((row) => row.subject === subject && row.operation === operation && row.size === size);
  }

  ms(subject: string, operation: Measurable, size: number): number | undefined {
    return this.timing(subject, operation, size)?.medianMs;
  }

  bytes(subject: string, operation: AmountName, size: number): number | undefined {
    const row = this.rows.find((one) => one.subject === subject && one.operation === operation && one.size === size);
    return row && !isTiming(row) ? row.bytes : undefined;
  }
}
