import type { SecretDetail } from '../../src-preload/contract.ts';

/** A secret's details with everything at its simplest but what is given. */
export function makeDetail(more: Partial<SecretDetail> = {}): SecretDetail {
  return {
    ...{ id: 'f'.repeat(32), name: 'A', label: '', description: '', notes: '', type: 'generic', tokenType: 'none' },
    ...{ projects: [], environments: [], scope: [], username: '', url: '', fields: [], metadata: {}, database: null },
    ...{ tags: [], favourite: false, critical: false, expiresAt: null, leadDays: null },
    rotationPolicy: { kind: 'inherit' },
    ...{
      markedDueAt: null,
      markedDueReason: '',
      rotating: false,
      rotation: null,
      rotationDue: null,
      rotationRule: null,
      placesOfUse: [],
    },
    ...{ createdAt: 1, updatedAt: 1, valueChangedAt: 1, lastUsedAt: null },
    createdBy: { kind: 'person' },
    updatedBy: { kind: 'person' },
    ...{ revokedAt: null, revokeReason: '', trashedAt: null, purgeAt: null },
    ...{ version: 1, versions: 1, revision: 1, service: null, originalName: null },
    facts: { prefix: '', service: null, form: null, bits: 0, lines: 1, encoding: 'text' },
    ...more,
  };
}
