import type { Service } from '../../src-preload/contract.ts';
import type { Limit, Takes } from './rate-limiter.ts';

/** What one may want of a service. */
export type Capability =
  | 'list'
  | 'findByName'
  | 'readValue'
  | 'create'
  | 'updateValue'
  | 'updateMetadataOnly'
  | 'rename'
  | 'delete'
  | 'revoke'
  | 'versions'
  | 'projects'
  | 'bulk'
  | 'expiry';

/** What is to be known of a service before anything is sent to it. */
export type ServiceFacts = {
  label: string;
  /** Works as documents say, but was never seen to. */
  isExperimental: boolean;
  /** Where it is, unless the person says otherwise. */
  baseUrl: string;
  /** Other places that are known, by name. */
  otherBaseUrls: Readonly<Record<string, string>>;
  /** What it can't do, each with a sentence that says so; all else it can. */
  cannot: Readonly<Partial<Record<Capability, string>>>;
  /** What becomes of a secret that is deleted there. */
  deletion: 'none' | 'final' | 'trash';
  /** By what it tells a secret from all others. */
  idKind: 'uuid' | 'uuid-or-name' | 'key';
  /** Said once, when a secret is linked: who can read its value there. */
  readers: string;
  /** How fast it is asked, unless the person says otherwise: below what it publishes. */
  limits: readonly Limit[];
  /** The same in short, for a person to start from. */
  rates: Rates;
};

const unreadable = 'so a value goes there and never comes back';
const noExpiry = 'keeps no date of expiry for a secret';
const perSecond = (takes: Limit['takes'], requests: number): Limit => ({ takes, requests, per: 1_000 });
const perMinute = (takes: Limit['takes'], requests: number): Limit => ({ takes, requests, per: 60_000 });

export const services: Readonly<Record<Service, ServiceFacts>> = {
  vellum: {
    label: 'Vellum',
    isExperimental: false,
    baseUrl: 'https://api.vellum.ai',
    otherBaseUrls: {},
    cannot: {
      list: "Vellum can't list secrets: each is found by its name or id.",
      readValue: `Vellum never gives a value out, ${unreadable}.`,
      create: 'Vellum makes secrets only in its own window: make it there, then link it here by its name.',
      rename: "Vellum can't rename a secret; only its label can be changed.",
      delete: 'Vellum deletes secrets only in its own window.',
      revoke: "Vellum can't revoke a secret.",
      versions: 'Vellum keeps no earlier versions.',
      projects: "Vellum's key belongs to one workspace; there are no projects to choose from.",
      bulk: 'Vellum takes one secret at a time.',
      expiry: `Vellum ${noExpiry}.`,
    },
    deletion: 'none',
    idKind: 'uuid-or-name',
    readers: 'Vellum itself can read the value, and so can the workflows of that workspace.',
    limits: [perSecond(['read'], 10), perSecond(['write'], 2)],
    rates: { read: 10, write: 2 },
  },
  julep: {
    label: 'Julep',
    isExperimental: false,
    baseUrl: 'https://api.julep.ai/api',
    otherBaseUrls: {},
    cannot: {
      readValue: `Julep never gives a value out, ${unreadable}.`,
      updateMetadataOnly: 'Julep changes a description only together with the value, which is sent again.',
      revoke: "Julep can't revoke a secret; it can be deleted there.",
      versions: 'Julep keeps no earlier versions, only when a secret was made and last changed.',
      projects: 'At Julep secrets belong to the developer; there are no projects to choose from.',
      bulk: 'Julep takes one secret at a time.',
      expiry: `Julep ${noExpiry}.`,
    },
    deletion: 'final',
    idKind: 'uuid',
    readers: 'Julep itself can read the value, and so can the tasks and agents of that developer account.',
    limits: [perSecond(['read', 'write'], 2)],
    rates: { read: 2, write: 2 },
  },
  ductape: {
    label: 'Ductape',
    isExperimental: true,
    baseUrl: 'https://api.ductape.app',
    otherBaseUrls: {},
    cannot: {
      rename: "Ductape can't rename a secret: its key is what it is known by.",
      versions: 'Ductape keeps no earlier versions.',
      projects: 'At Ductape secrets belong to the workspace; there are no projects to choose from.',
      bulk: 'Ductape takes one secret at a time.',
    },
    deletion: 'final',
    idKind: 'key',
    readers: 'Ductape itself can read the value: over this route it is encrypted on the way, not from Ductape.',
    limits: [perSecond(['read', 'write'], 2)],
    rates: { read: 2, write: 2 },
  },
  bitwarden: {
    label: 'Bitwarden Secrets Manager',
    isExperimental: false,
    baseUrl: 'https://vault.bitwarden.com',
    otherBaseUrls: { 'Bitwarden EU': 'https://vault.bitwarden.eu' },
    cannot: {
      revoke: "Bitwarden can't revoke a secret; it can be moved to its trash there.",
      expiry: `Bitwarden ${noExpiry}.`,
    },
    deletion: 'trash',
    idKind: 'uuid',
    readers:
      'Bitwarden itself cannot read the value. Who may read the same project in that organisation can, and so can its machine accounts.',
    limits: [
      perSecond(['read', 'write', 'token'], 3),
      perMinute(['read'], 150),
      perMinute(['write'], 50),
      perMinute(['token'], 5),
    ],
    rates: { read: 2.5, write: 0.8 },
  },
};

/** Requests a second, as a person sets them. */
export type Rates = { read: number; write: number };

/** The limits that a connection keeps to: the service's own, or those that the person set instead. */
export function limitsOf(service: Service, rates: Rates | null): readonly Limit[] {
  const { limits } = services[service];
  if (rates === null) return limits;
  const isOnlyToken = ({ takes }: Limit) => takes.every((one) => one === 'token');
  return [...limits.filter(isOnlyToken), atRate('read', rates.read), atRate('write', rates.write)];
}

/** A broken number of requests a second is one each so many milliseconds: no stretch of time has more then. */
function atRate(takes: Takes, rate: number): Limit {
  if (Number.isInteger(rate)) return { takes: [takes], requests: rate, per: 1_000 };
  return { takes: [takes], requests: 1, per: 1_000 / rate };
}

/** Whether a service can do that. */
export function can(service: Service, capability: Capability): boolean {
  return !Object.hasOwn(services[service].cannot, capability);
}
