import fs from 'node:fs';
import { look } from '../../src-main/sync/look.ts';
import { plan } from '../../src-main/sync/plan.ts';
import { limitsOf } from '../../src-main/sync/services.ts';
import { termsOf, type Work } from '../../src-main/sync/work.ts';
import type { Session } from '../../src-main/vault/session.ts';
import * as connections from '../../src-main/vault/sync/connections.ts';
import { Links } from '../../src-main/vault/sync/links.ts';
import { Queue } from '../../src-main/vault/sync/queue.ts';
import { lookHere } from '../../src-main/vault/sync/sides.ts';
import type { Service } from '../../src-preload/contract.ts';
import { type MemoryAccount, memoryAccount } from '../kit/remote.ts';
import { makeSync, newConnection, type SyncKit } from '../kit/sync.ts';
import { quickConnect, startSyncServer } from '../kit/sync-servers.ts';
import { addSecret, type Kit, makeVault, quickKit } from '../kit/vault.ts';
import { runOnce, timingsOf } from './measure.ts';
import type { Row } from './rows.ts';
import { median } from './statistics.ts';
import type { SyncOperation } from './subject.ts';

const LINKS = 10_000;
const PUSHED = 500;
const RUNS = 5;

/** Measures plans of many links on an account in memory, and the first push over the wire to each service. */
export async function measureSync(): Promise<Row[]> {
  const rows = await measureLinks();
  for (const service of ['vellum', 'julep', 'ductape', 'bitwarden'] as const)
    rows.push(...(await measurePush(service)));
  return rows;
}

async function inVault<T>(use: (session: Session, kit: Kit) => Promise<T>): Promise<T> {
  const kit = quickKit();
  const { session } = await makeVault(kit);
  try {
    return await use(session, kit);
  } finally {
    session.lock();
    fs.rmSync(kit.folder, { recursive: true, force: true });
  }
}

function addMany(session: Session, count: number): Record<string, string> {
  return session.transaction(() =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [addSecret(session, `SECRET_${at}`, `value ${at}`), `SECRET_${at}`]),
    ),
  );
}

function measureLinks(): Promise<Row[]> {
  return inVault(async (session) => {
    const account = memoryAccount('bitwarden');
    const sync = makeSync(() => session, account.remote);
    await sync.link(addMany(session, LINKS));
    await sync.settle();
    const work = () => workOf(session, sync, account);
    const looks = async (name: 'first look' | 'look', before: () => Work) => {
      const runs = [];
      for (let n = 0; n < RUNS; n++) {
        const own = before();
        const [ms, sliceMs] = await watched(() => look(own));
        runs.push({ ms, sliceMs });
      }
      return [
        timing(
          name,
          runs.map(({ ms }) => ms),
        ),
        timing(
          `${name} longest slice`,
          runs.map(({ sliceMs }) => sliceMs),
        ),
      ];
    };
    const again = work();
    await look(again);
    return [
      ...planning(work()),
      ...(await looks('first look', work)),
      ...(await looks('look', () => again)),
      { subject: 'coffer', operation: 'links', size: LINKS, bytes: await heapOf(work()) },
    ];
  });
}

function workOf(session: Session, { connection: id }: SyncKit, { remote }: MemoryAccount): Work {
  const connection = connections.find(session, id);
  const { signal } = new AbortController();
  const [links, queue] = [new Links(session), new Queue(session)];
  return { session, connection, remote, links, queue, signal, ...termsOf(connection), progress: () => {} };
}

/** The pure part alone, with a change on either side of every tenth. */
function planning(work: Work): Row[] {
  const { session, connection, links, rules } = work;
  const pairs = links.of(connection.id).map((link, at) => {
    const here = lookHere(session, connection, link, work);
    return { link, here: at % 10 === 0 ? { ...here, valueDigest: 'changed' } : here, unheard: null };
  });
  const there = pairs.map(({ link }, at) => {
    const { remoteId, remoteName: name, changeToken } = link;
    const token = { id: remoteId ?? '', name, changeToken: at % 10 === 5 ? 'moved' : (changeToken ?? '') };
    const known = { note: null, type: null, project: null, environments: [], scope: [], expiresAt: null };
    return {
      secret: { ...token, ...known, isRevoked: false, mayRead: true, mayWrite: true },
      digest: 'there',
      length: null,
    };
  });
  const namesHere = new Set(pairs.map(({ here }) => here.name));
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    plan({ pairs, there, namesHere }, rules);
    return performance.now() - start;
  });
  return [timing('plan', times)];
}

async function watched(run: () => Promise<unknown>): Promise<[ms: number, sliceMs: number]> {
  const { ms, sliceMs } = await runOnce({ name: 'deepCheck', watched: true, runs: 1, run });
  return [ms, sliceMs];
}

async function heapOf({ links }: Work): Promise<number> {
  const used = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  const before = used();
  await links.load();
  return (used() - before) / LINKS;
}

/** How long the first push takes on the clock by which the service's limits are kept. */
async function measurePush(service: Service): Promise<Row[]> {
  const server = await startSyncServer(service);
  try {
    return await inVault(async (session, kit) => {
      const input = newConnection(service, server.input);
      const sync = makeSync(() => session, quickConnect(kit.clock), { input, service });
      const secrets = addMany(session, PUSHED);
      if (service === 'vellum') for (const name of Object.values(secrets)) server.add(name, 'unknown');
      await sync.link(secrets);
      const chosen = service === 'vellum' ? Object.fromEntries(Object.values(secrets).map((name) => [name, null])) : {};
      const start = kit.clock.monotonic();
      const run = await sync.settle(chosen);
      if (run?.done !== PUSHED) throw new Error(`${run?.done} of ${PUSHED} were pushed to ${service}`);
      const ms = kit.clock.monotonic() - start;
      console.log(`${service}: ${server.requests.length} requests in ${(ms / 1_000).toFixed(0)} s of its clock`);
      return [
        { ...timing('first push', [ms]), subject: service, size: PUSHED },
        { ...timing('first push limit', [limitOfWrites(service)]), subject: service, size: PUSHED },
      ];
    });
  } finally {
    await server.close();
  }
}

/** The least that so many writes take, if nothing else is asked. */
function limitOfWrites(service: Service): number {
  const limits = limitsOf(service, null).filter(({ takes }) => takes.includes('write'));
  return Math.max(...limits.map(({ requests, per }) => (Math.ceil(PUSHED / requests) - 1) * per));
}

function timing(operation: SyncOperation, samples: readonly number[]) {
  const [row] = timingsOf(
    'coffer',
    { name: 'create', runs: 1, run: () => {} },
    LINKS,
    samples.map((ms) => ({ ms, sliceMs: 0 })),
  );
  if (!row) throw new Error('nothing was measured');
  return { ...row, operation, medianMs: median(samples) };
}
