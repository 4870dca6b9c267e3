import type {
  Comparison,
  Id,
  Purged,
  Retention,
  SecretDetail,
  SecretValue,
  Version,
} from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';

export function readVersions(id: Id): Promise<Version[]> {
  return unwrap(window.coffer.versions.list({ id }));
}

/** The value goes to the one who asked and nowhere else. */
export function revealVersion(id: Id, number: number, evenIfRevoked: boolean): Promise<SecretValue> {
  return unwrap(window.coffer.versions.reveal({ id, number, evenIfRevoked }));
}

export function compareVersions(id: Id, first: number, second: number): Promise<Comparison> {
  return unwrap(window.coffer.versions.compare({ id, first, second }));
}

/** Makes a new version with the value of an earlier one. */
export function restoreVersion(secret: SecretDetail, number: number, why: string): Promise<SecretDetail> {
  const { id, revision } = secret;
  return unwrap(window.coffer.versions.restore({ id, revision, number, why }));
}

export function purgeVersions(id: Id, rule: Retention): Promise<Purged> {
  return unwrap(window.coffer.versions.purge({ id, rule }));
}
