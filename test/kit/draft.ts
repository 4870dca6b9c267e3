import type { Draft, DraftContent } from '../../src-preload/contract.ts';

const plain: DraftContent = {
  ...{ name: '', label: '', description: '', type: null, tokenType: 'none', project: null },
  ...{ environments: [], scope: [], expiresAt: null, tags: [], favourite: false, critical: false },
  ...{ username: '', url: '', notes: '', fields: [], metadata: '' },
  ...{ rotation: { kind: 'inherit', days: '' }, leadDays: '', database: null },
};

/** What an editor of a secret, or (`null`) of a new one, holds after a name and a value were typed. */
export function draft(secret: string | null, name: string, value: string): Draft {
  const base = secret === null ? null : { revision: 1, version: 1, content: { ...plain, name: 'BEFORE' } };
  return { secret, base, content: { ...plain, name }, value };
}
