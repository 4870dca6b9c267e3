import { describe, expect, it } from 'vitest';
import type { Service } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { parseBaseUrl } from './base-url.ts';
import { credentialFields } from './connect.ts';
import { type Capability, can, limitsOf, services } from './services.ts';

const everyService = Object.keys(services) as Service[];

/** remote-apis.md §5: what each can do. */
const table = {
  vellum: ['findByName', 'updateValue', 'updateMetadataOnly'],
  julep: ['list', 'findByName', 'create', 'updateValue', 'rename', 'delete'],
  ductape: 'list findByName readValue create updateValue updateMetadataOnly delete revoke expiry'.split(' '),
  bitwarden:
    'list findByName readValue create updateValue updateMetadataOnly rename delete versions projects bulk'.split(' '),
} as const;
const capabilities = [...new Set(Object.values(table).flat())] as Capability[];

describe('what a service can do', () => {
  it.each(everyService)('is what the reference says of %s', (service) => {
    expect(capabilities.filter((capability) => can(service, capability)).sort()).toEqual([...table[service]].sort());
    expect(capabilities).toHaveLength(13);
  });

  it.each(everyService)('and what %s cannot is said in a sentence that names it', (service) => {
    const { label, cannot, deletion } = services[service];
    const [word = label] = label.split(' ');
    const said = texts.services.cannot[service];
    expect(Object.keys(said)).toEqual(cannot);
    for (const sentence of [...Object.values(said), texts.services.readers[service]]) {
      expect(sentence).toContain(word);
      expect(sentence).toMatch(/\.$/);
    }
    expect(deletion === 'none').toBe(!can(service, 'delete'));
  });

  it.each(everyService)('and what %s asks for has words', (service) => {
    expect(Object.keys(texts.services.credentials[service])).toEqual(credentialFields[service].map(({ key }) => key));
  });

  it.each(everyService)('is asked of a place that may be asked: %s', (service) => {
    const { baseUrl, otherBaseUrls } = services[service];
    for (const url of [baseUrl, ...Object.values(otherBaseUrls)]) expect(parseBaseUrl(url)).toBe(url);
  });
});

describe('the limits', () => {
  it('of Vellum are below the 20 reads and 5 updates a second that it publishes', () => {
    expect(limitsOf('vellum', null)).toEqual([
      { takes: ['read'], requests: 10, per: 1_000 },
      { takes: ['write'], requests: 2, per: 1_000 },
    ]);
  });

  it('that a person sets stand in place of the service own, but for logging in', () => {
    expect(limitsOf('bitwarden', { read: 0.5, write: 4 })).toEqual([
      { takes: ['token'], requests: 5, per: 60_000 },
      { takes: ['read'], requests: 1, per: 2_000 },
      { takes: ['write'], requests: 4, per: 1_000 },
    ]);
  });

  it.each(everyService)('in short allow no more than they do: %s', (service) => {
    const { rates, limits } = services[service];
    for (const takes of ['read', 'write'] as const) {
      const strictest = Math.min(
        ...limits.filter((one) => one.takes.includes(takes)).map(({ requests, per }) => (requests * 1_000) / per),
      );
      expect(rates[takes]).toBeLessThanOrEqual(strictest);
    }
  });
});
