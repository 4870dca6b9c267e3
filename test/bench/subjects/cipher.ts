import { randomBytes } from 'node:crypto';
import { open, seal } from '../../../src-main/crypto/seal.ts';
import { firstScreen, type Sample, sample, samples, scattered } from '../data.ts';
import type { Subject } from '../subject.ts';

/** Secrets that are opened together. */
const TOGETHER = 64;

/** Coffer's cipher and JSON alone, in memory: 64 secrets sealed together for opening all, one by one for the rest. */
export const cipher: Subject = {
  fill: () => {},
  async open(_folder, count) {
    const key = new Uint8Array(randomBytes(32));
    const ad = new Uint8Array(64);
    const random = (length: number) => new Uint8Array(randomBytes(length));
    const sealJson = (json: unknown, unit: number) => seal(key, Buffer.from(JSON.stringify(json)), ad, random, unit);
    const openJson = <T>(sealed: Uint8Array): T => JSON.parse(Buffer.from(open(key, sealed, ad) ?? []).toString());
    const data = samples(count);
    const rows = data.map((one) => sealJson(one, 64));
    const pages: Uint8Array[] = [];
    for (let at = 0; at < count; at += TOGETHER) pages.push(sealJson(data.slice(at, at + TOGETHER), 1_024));
    let turn = 0;
    const place = scattered(count);
    const openAll = () => pages.flatMap((page) => openJson<Sample[]>(page));
    return {
      listed: openAll().length,
      operations: [
        { name: 'unlock', runs: 15, run: () => firstScreen(openAll()) },
        { name: 'create', runs: 200, run: () => sealJson(sample(turn++), 64) },
        { name: 'get', runs: 500, run: () => openJson(rows[place()] ?? ad) },
      ],
      close: () => {},
    };
  },
};
