import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import Julep, { ConflictError, NotFoundError, PermissionDeniedError, UnprocessableEntityError } from '@julep/sdk';
import { describe, expect, it } from 'vitest';
import { startJulep } from '../../test/servers/julep.ts';
import { quickHttp } from '../../test/servers/quick.ts';
import { jsonOf, type Received } from '../../test/servers/server.ts';
import { startVellum } from '../../test/servers/vellum.ts';
import { createJulep } from './julep.ts';
import type { RemoteFields } from './remote.ts';
import { createVellum } from './vellum.ts';

/*
 * The clients that the services publish speak to the same servers as ours do: a mistake that our server shared with our
 * client would show here. Both must send the same, but for what the table of headers below allows.
 */

const signal = new AbortController().signal;
const run = promisify(execFile);

const fields: RemoteFields = {
  name: 'stripe_key',
  value: 'sk_live_51',
  note: 'For the shop',
  tokenType: 'none',
  environments: [],
  scope: [],
  tags: ['shop'],
  expiresAt: null,
  project: null,
};

/** Whose value each client chooses for itself, and what an official one tells of the computer that it runs on. */
const ownWords =
  /^(?:user-agent|accept|accept-encoding|accept-language|connection|content-length|sec-fetch-mode|host)$/;
const telemetry = /^(?:x-fern-|x-stainless-)/;

function meaning({ method, target, headers, ...received }: Received) {
  const said = Object.entries(headers).filter(([name]) => !ownWords.test(name) && !telemetry.test(name));
  // Fastidious clients say what kind of body follows even where none does.
  const hasBody = received.body.length > 0;
  return {
    method,
    target,
    headers: Object.fromEntries(said.filter(([name]) => name !== 'content-type' || hasBody)),
    body: jsonOf({ method, target, headers, ...received }),
  };
}

describe('vellum-ai', () => {
  it('and our adapter say the same, and hear the same', async () => {
    const server = await startVellum();
    const { id, name } = server.add('a/b c?d', 'EXTERNALLY_PROVISIONED');
    const child = new URL('../../test/servers/vellum-ai-child.ts', import.meta.url).pathname;
    const asked = [server.url, server.apiKey, name, id, fields.note, fields.value];
    const { stdout } = await run(process.execPath, ['--no-warnings', child, ...asked]);
    const theirs = server.requests.splice(0);
    const { found, updated, missing } = JSON.parse(stdout);
    expect(missing).toBe(404);

    const { http } = quickHttp(server.url);
    const vellum = createVellum({ http, apiKey: server.apiKey, writesManaged: true });
    const ours = await vellum.find(name, signal);
    const after = await vellum.update(id, fields, signal);
    await vellum.test(signal);
    // Before it writes ours looks.
    const [find, look, patch, test] = server.requests;
    expect(look).toMatchObject({ method: 'GET', target: `/v1/workspace-secrets/${id}` });
    expect([find, patch, test].map((one) => one && meaning(one))).toEqual(theirs.map(meaning));
    expect(meaning(theirs[1] ?? missingRequest()).headers).toEqual({
      'x-api-key': server.apiKey,
      'x-api-version': '2025-07-30',
      'content-type': 'application/json',
    });
    expect(found).toMatchObject({ id, secretType: ours[0]?.type, label: 'Label of a/b c?d' });
    expect(updated).toMatchObject({ id, name, label: after.note });
    await server.close();
  });
});

describe('@julep/sdk', () => {
  it('and our adapter say the same, and hear the same', async () => {
    const [first, second] = [await startJulep(), await startJulep()];
    const sdk = new Julep({ apiKey: first.apiKey, baseURL: first.baseUrl, maxRetries: 0 });
    const given = { name: fields.name, value: fields.value, description: fields.note, metadata: { tags: ['shop'] } };
    const created = await sdk.secrets.create(given);
    const listed = await sdk.secrets.list({ limit: 100, offset: 0 });
    const updated = await sdk.secrets.update(created.id, { ...given, name: 'stripe_key_2' });
    await sdk.secrets.delete(created.id);

    const { http } = quickHttp(second.baseUrl);
    const { create, list, update, remove } = createJulep({ http, apiKey: second.apiKey });
    const ours = await create?.(fields, signal);
    expect(await list?.(signal)).toMatchObject([{ id: listed[0]?.id, name: listed[0]?.name }]);
    const after = await update(created.id, { ...fields, name: 'stripe_key_2' }, signal);
    expect(await remove?.([created.id], signal)).toEqual([{ id: created.id, error: null }]);

    expect(second.requests.map(meaning)).toEqual(first.requests.map(meaning));
    expect(meaning(first.requests[0] ?? missingRequest()).headers).toEqual({
      authorization: `Bearer ${first.apiKey}`,
      'content-type': 'application/json',
    });
    expect(created).toMatchObject({ id: ours?.id, updated_at: ours?.changeToken, value: 'ENCRYPTED' });
    expect(updated).toMatchObject({ id: after.id, name: after.name, updated_at: after.changeToken });
    expect([first.secrets, second.secrets]).toEqual([[], []]);
    await Promise.all([first.close(), second.close()]);
  });

  it('takes what our server refuses for what it is', async () => {
    const server = await startJulep();
    const sdk = new Julep({ apiKey: server.apiKey, baseURL: server.baseUrl, maxRetries: 0 });
    const given = { name: 'stripe_key', value: 'v' };
    await sdk.secrets.create(given);
    await expect(sdk.secrets.create(given)).rejects.toBeInstanceOf(ConflictError);
    await expect(sdk.secrets.update('no-uuid', given)).rejects.toBeInstanceOf(UnprocessableEntityError);
    const unknown = '0193a4c0-7b1e-7000-8000-ffffffffffff';
    await expect(sdk.secrets.delete(unknown)).rejects.toBeInstanceOf(NotFoundError);
    const stranger = new Julep({ apiKey: 'wrong', baseURL: server.baseUrl, maxRetries: 0 });
    await expect(stranger.secrets.list()).rejects.toBeInstanceOf(PermissionDeniedError);
    await server.close();
  });
});

function missingRequest(): never {
  throw new Error('no such request');
}
