import type { RemoteAbility, Service, ServiceInfo, SyncDirection } from '../../src-preload/contract.ts';
import { credentialFields } from './connect.ts';
import { type Capability, can, services } from './services.ts';

const abilities = {
  list: 'list',
  findByName: 'findByName',
  readValue: 'readValue',
  create: 'create',
  updateValue: 'updateValue',
  updateMetadataOnly: 'updateMetadataOnly',
  rename: 'rename',
  delete: 'delete',
  revoke: 'revoke',
  versions: 'versions',
  projects: 'projects',
  bulk: 'bulk',
  expiry: 'expiry',
} as const satisfies Record<Capability, RemoteAbility>;

/** What the window has to know of each service before anything is sent to it. */
export function serviceInfos(): ServiceInfo[] {
  return (Object.keys(services) as Service[]).map(infoOf);
}

/** Which ways values can go: nothing is pulled from a service that gives no values out. */
export function directionsOf(service: Service): SyncDirection[] {
  return can(service, 'readValue') ? ['push', 'pull', 'both'] : ['push'];
}

function infoOf(service: Service): ServiceInfo {
  const { label, isExperimental, baseUrl, otherBaseUrls, deletion, rates } = services[service];
  const all = Object.values(abilities);
  return {
    service,
    name: label,
    ...{ baseUrl, otherBaseUrls: { ...otherBaseUrls }, experimental: isExperimental, deletion },
    directions: directionsOf(service),
    abilities: all.filter((ability) => can(service, ability)),
    missing: all.filter((ability) => !can(service, ability)),
    credentials: credentialFields[service].map((field) => ({ ...field })),
    limits: { ...rates },
  };
}
