import fs from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quickHttp } from '../../test/servers/quick.ts';
import type { HttpRequest } from './remote.ts';

/*
 * test/fixtures/tls: an authority whose key was thrown away, and certificates of it until 2125 for one key: a good one for
 * 127.0.0.1, one of 2020, one for other.example.
 */
const pem = (name: string) => fs.readFileSync(new URL(`../../test/fixtures/tls/${name}.pem`, import.meta.url), 'utf8');

const create: HttpRequest = {
  method: 'POST',
  path: '/things',
  headers: { authorization: 'Bearer MARKER' },
  body: { json: { value: 'MARKER' } },
  takes: 'write',
  isIdempotent: false,
  signal: new AbortController().signal,
};

const servers: Server[] = [];
let reached = 0;

async function secureServer(certificate: string): Promise<string> {
  const server = createServer({ key: pem('key'), cert: pem(certificate) }, (_, response) => {
    reached++;
    response.setHeader('content-type', 'application/json').end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('TLS', () => {
  const before = tls.getCACertificates('default');
  beforeAll(() => tls.setDefaultCACertificates([...before, pem('ca')]));
  afterAll(async () => {
    tls.setDefaultCACertificates(before);
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  });

  it('speaks to whom an authority vouches for', async () => {
    const { http } = quickHttp(await secureServer('good'));
    expect(await http.send(create)).toEqual({ status: 200, body: {} });
    expect(reached).toBe(1);
  });

  it.each(['expired', 'wrong-host'])(
    'to nobody whose certificate is %s: not a byte of the request goes there',
    async (name) => {
      const { http } = quickHttp(await secureServer(name));
      await expect(http.send(create)).rejects.toMatchObject({ kind: 'network', isAmbiguous: false });
      expect(reached).toBe(1);
    },
  );

  it('to nobody for whom nobody vouches', async () => {
    tls.setDefaultCACertificates(before);
    const { http } = quickHttp(await secureServer('good'));
    await expect(http.send(create)).rejects.toMatchObject({ kind: 'network', isAmbiguous: false });
    expect(reached).toBe(1);
  });
});
