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

/** The simplest forms that are objects or lists, as text to compare with. */
const texts: Readonly<Record<Form, ReadonlyMap<string, string>>> = {
  secret: textsOf(simplest.secret),
  entry: textsOf(simplest.entry),
  version: textsOf(simplest.version),
};

function textsOf(plain: object): Map<string, string> {
  const objects = Object.entries(plain).filter(([, value]) => typeof value === 'object' && value !== null);
  return new Map(objects.map(([key, value]) => [key, canonicalJson(value)]));
}

/** A record without the fields that are at their simplest: what stands in the file. */
export function toStored(form: Form, record: object): object {
  const plain: Readonly<Record<string, unknown>> = simplest[form];
  const stored: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    if (key in plain && (value === plain[key] || isText(value, texts[form].get(key)))) continue;
    stored[key] = value;
  }
  return stored;
}

/** The whole record again. */
export function fromStored<T>(form: Form, stored: object): T {
  return { ...simplest[form], ...stored } as T;
}

function isText(value: unknown, text: string | undefined): boolean {
  return text !== undefined && typeof value === 'object' && value !== null && canonicalJson(value) === text;
}
