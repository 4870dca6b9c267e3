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
  /** What it can't do; all else it can. */
  cannot: readonly Capability[];
  /** What becomes of a secret that is deleted there. */
  deletion: 'none' | 'final' | 'trash';
  /** By what it tells a secret from all others. */
  idKind: 'uuid' | 'uuid-or-name' | 'key';
  /** How fast it is asked, unless the person says otherwise: below what it publishes. */
  limits: readonly Limit[];
  /** The same in short, for a person to start from. */
  rates: Rates;
};

const perSecond = (takes: Limit['takes'], requests: number): Limit => ({ takes, requests, per: 1_000 });
const perMinute = (takes: Limit['takes'], requests: number): Limit => ({ takes, requests, per: 60_000 });

export const services: Readonly<Record<Service, ServiceFacts>> = {
  vellum: {
    label: 'Vellum',
    isExperimental: false,
    baseUrl: 'https://api.vellum.ai',
    otherBaseUrls: {},
    cannot: ['list', 'readValue', 'create', 'rename', 'delete', 'revoke', 'versions', 'projects', 'bulk', 'expiry'],
    deletion: 'none',
    idKind: 'uuid-or-name',
    limits: [perSecond(['read'], 10), perSecond(['write'], 2)],
    rates: { read: 10, write: 2 },
  },
  julep: {
    label: 'Julep',
    isExperimental: false,
    baseUrl: 'https://api.julep.ai/api',
    otherBaseUrls: {},
    cannot: ['readValue', 'updateMetadataOnly', 'revoke', 'versions', 'projects', 'bulk', 'expiry'],
    deletion: 'final',
    idKind: 'uuid',
    limits: [perSecond(['read', 'write'], 2)],
    rates: { read: 2, write: 2 },
  },
  ductape: {
    label: 'Ductape',
    isExperimental: true,
    baseUrl: 'https://api.ductape.app',
    otherBaseUrls: {},
    cannot: ['rename', 'versions', 'projects', 'bulk'],
    deletion: 'final',
    idKind: 'key',
    limits: [perSecond(['read', 'write'], 2)],
    rates: { read: 2, write: 2 },
  },
  bitwarden: {
    label: 'Bitwarden Secrets Manager',
    isExperimental: false,
    baseUrl: 'https://vault.bitwarden.com',
    otherBaseUrls: { 'Bitwarden EU': 'https://vault.bitwarden.eu' },
    cannot: ['revoke', 'expiry'],
    deletion: 'trash',
    idKind: 'uuid',
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
  return !services[service].cannot.includes(capability);
}
