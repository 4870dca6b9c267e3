import { canonicalJson } from './sealed-rows.ts';

/** What a secret is like where nothing was said: such fields are left out of its stored record. */
const plainSecret = {
  label: '',
  description: '',
  notes: '',
  tokenType: 'none',
  projects: [],
  environments: [],
  scope: [],
  username: '',
  url: '',
  fields: [],
  metadata: {},
  database: null,
  tags: [],
  favourite: false,
  critical: false,
  expiresAt: null,
  leadDays: null,
  rotationPolicy: { kind: 'inherit' },
  rotation: null,
  placesOfUse: [],
  markedDueAt: null,
  markedDueReason: '',
  revokedAt: null,
  revokeReason: '',
  trashedAt: null,
  purgeAt: null,
  originalName: null,
  service: null,
  createdBy: { kind: 'person' },
  updatedBy: { kind: 'person' },
} as const;

const { label, description, projects, environments, tags, favourite, critical, expiresAt, leadDays } = plainSecret;
const { rotationPolicy, markedDueAt, revokedAt, trashedAt, purgeAt, service } = plainSecret;

/** The simplest forms by what is stored. */
export const simplest = {
  secret: plainSecret,
  entry: {
    ...{ label, description, projects, environments, tags, favourite, critical, expiresAt, leadDays },
    ...{ rotationPolicy, markedDueAt, revokedAt, trashedAt, purgeAt, service },
    rotating: false,
    lastUsedAt: null,
  },
  version: { fields: {}, by: { kind: 'person' }, why: '', restoredFrom: null },
} as const;
type Form = keyof typeof simplest;

/** A record without the fields that are at their simplest: what stands in the file. */
export function toStored(form: Form, record: object): object {
  const plain: Readonly<Record<string, unknown>> = simplest[form];
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => !(key in plain && same(value, plain[key]))),
  );
}

/** The whole record again. */
export function fromStored<T>(form: Form, stored: object): T {
  return { ...simplest[form], ...stored } as T;
}

function same(value: unknown, plain: unknown): boolean {
  if (value === plain) return true;
  return typeof value === 'object' && typeof plain === 'object' && canonicalJson(value) === canonicalJson(plain);
}
