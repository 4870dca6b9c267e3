import type { BridgeError, CofferApi, ErrorCode, ErrorDetails, Result } from '../src-preload/contract.ts';
import { texts } from '../src-texts/texts.ts';

declare global {
  interface Window {
    readonly coffer: CofferApi;
  }
}

/** What main refused: a code to decide by, and the words for the person. */
export class CofferError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(error: BridgeError, words: string = texts.errors[error.code]) {
    super(words);
    this.name = 'CofferError';
    this.code = error.code;
    this.details = error.details;
  }
}

/** The value of a call, or its error thrown as a `CofferError`. */
export async function unwrap<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call;
  if (result.ok) return result.value;
  throw new CofferError(result.error);
}

/** Any caught thing as a `CofferError`; what did not come from main is `INTERNAL`. */
export function asCofferError(caught: unknown): CofferError {
  if (caught instanceof CofferError) return caught;
  return new CofferError({ code: 'INTERNAL', details: {} }, texts.windowBroke);
}
