import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import path from 'node:path';
import { toHex } from '../../src-main/crypto/bytes.ts';
import type { DeriveKey } from '../../src-main/crypto/kdf.ts';
import type { Clock, VaultContext } from '../../src-main/vault/environment.ts';
import { createVault, unlockVault } from '../../src-main/vault/open.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { Session } from '../../src-main/vault/session.ts';
import type { NewSecret } from '../../src-preload/contract.ts';
import { memoryFolder } from './folder.ts';
import { guesser } from './guesser.ts';

/** The least N that a vault may have: tests make theirs with it. */
export const floorCost = 2 ** 15;
export const masterPassword = 'wander-fossil-quartz-lemon';

export type FakeClock = Clock & { advance(milliseconds: number): void; set(now: number): void };

/** A clock that stands until a test moves it; starts on 21 November 2026. */
export function fakeClock(start = Date.UTC(2026, 10, 21, 9)): FakeClock {
  let now = start;
  let monotonic = 0;
  return {
    now: () => now,
    monotonic: () => monotonic,
    advance: (milliseconds) => {
      now += milliseconds;
      monotonic += milliseconds;
    },
    set: (value) => {
      now = value;
    },
  };
}

const derived = new Map<string, Uint8Array>();

/** Real scrypt, OpenSSL's, in this thread; each password and salt is derived once, so that tests may open a vault often. */
export const deriveKeyOnce: DeriveKey = async (password, { n, r, p, salt }) => {
  const name = `${toHex(password)}/${toHex(salt)}/${n}`;
  const key = derived.get(name) ?? new Uint8Array(scryptSync(password, salt, 32, { N: n, r, p, maxmem: 2 ** 31 }));
  derived.set(name, Uint8Array.from(key));
  return Uint8Array.from(key);
};

/** Stands in for scrypt where the password isn't what is tested; of everything that scrypt's key is of. */
const quickKey: DeriveKey = async (password, { salt, n, r, p }) =>
  Uint8Array.from(createHmac('sha256', salt).update(`${n} ${r} ${p} `).update(password).digest());

export type Kit = { context: VaultContext; clock: FakeClock; folder: string; file: string };

/** Real randomness and the cheapest real key derivation, on a given clock; marks in `folder`. */
export function contextOn(clock: Clock, folder: string): VaultContext {
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const marksFolder = path.join(folder, 'marks');
  return { clock, random, deriveKey: deriveKeyOnce, guesser, cost: floorCost, costliest: floorCost, marksFolder };
}

export function makeKit(folder = memoryFolder()): Kit {
  const clock = fakeClock();
  return { context: contextOn(clock, folder), clock, folder, file: path.join(folder, 'personal.coffer') };
}

/** A kit whose passwords cost nothing; two processes on one vault must both use it. */
export function quickKit(folder = memoryFolder()): Kit {
  const kit = makeKit(folder);
  return { ...kit, context: { ...kit.context, deriveKey: quickKey } };
}

export async function makeVault(kit = quickKit()): Promise<{ kit: Kit; session: Session; recoveryCode: string }> {
  const made = await createVault(kit.context, kit.file, masterPassword);
  return { kit, ...made };
}

export function reopen(kit: Kit, acceptOlderCopy = false): Promise<Session> {
  return unlockVault(kit.context, kit.file, masterPassword, { acceptOlderCopy });
}

/** A new secret's input with everything left at its simplest but what is given. */
export function newSecret(name: string, data: string, more: Partial<NewSecret> = {}): NewSecret {
  return {
    name,
    label: '',
    value: { encoding: 'text', data },
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
    ...more,
  };
}

/** Makes a secret and gives its id. */
export function addSecret(session: Session, name: string, data: string, more: Partial<NewSecret> = {}): string {
  return secrets.create(session, newSecret(name, data, more)).id;
}
