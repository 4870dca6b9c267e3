import type { VaultFile } from '../../src-preload/contract.ts';

/** "Documents / personal.coffer": the last folder and the file, on any system's paths. */
export function placeWords({ folder, fileName }: Pick<VaultFile, 'folder' | 'fileName'>): string {
  const last = folder.split(/[\\/]/).findLast((part) => part !== '');
  return last === undefined ? fileName : `${last} / ${fileName}`;
}
