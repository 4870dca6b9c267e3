import type { ErrorCode, ErrorDetails } from '../../src-preload/contract.ts';
import { KdfError } from '../crypto/kdf.ts';
import { StoreError } from '../store/errors.ts';

/**
 * A refusal or failure with one of the contract's codes. Its message is the code; what a person is told comes from
 * the catalogue of texts. Details hold facts (dates, ids), never a value, a password or a path.
 */
export class VaultError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'VaultError';
    this.code = code;
    this.details = details;
  }
}

/** Gives errors of the rooms below their code of the contract; others pass through. */
export function asVaultError(error: unknown): unknown {
  return error instanceof StoreError || error instanceof KdfError ? new VaultError(error.code) : error;
}
