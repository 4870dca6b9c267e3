import { scrypt as nodeScrypt, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { scrypt as nobleScrypt } from '@noble/hashes/scrypt.js';
import { productCost } from '../../../src-main/crypto/cost.ts';
import type { Operation } from '../subject.ts';
import { deriveInWorker } from './coffer-vault.ts';

const parameters = { n: productCost, r: 8, p: 1, salt: new Uint8Array(randomBytes(32)) };
const options = { N: parameters.n, r: parameters.r, p: parameters.p, maxmem: 2 ** 31 };
const password = new TextEncoder().encode('wander-fossil-quartz-lemon');
const native = promisify<Uint8Array, Uint8Array, number, typeof options, Buffer>(nodeScrypt);

/** The cheapest derivation that a vault may have: after one, what a worker costs by itself is there. */
export const warmUp = () => deriveInWorker(password, { ...parameters, n: 2 ** 15 });

/** Coffer's derivation: noble's scrypt in a worker, with the worker's start and end. */
export const ours: Operation = {
  name: 'scrypt',
  watched: true,
  runs: 10,
  run: () => deriveInWorker(password, parameters),
};

export const nobleAlone: Operation = {
  name: 'scrypt',
  runs: 10,
  run: () => nobleScrypt(password, parameters.salt, { ...options, dkLen: 32 }),
};

export const nodeCrypto: Operation = {
  name: 'scrypt',
  runs: 10,
  run: () => native(password, parameters.salt, 32, options),
};
