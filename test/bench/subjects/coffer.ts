import { reveal } from '../../../src-main/vault/reading.ts';
import { readCurrent, readSecret } from '../../../src-main/vault/secret-rows.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import { trash } from '../../../src-main/vault/trash.ts';
import { makeKit, makeVault, reopen } from '../../kit/vault.ts';
import { sample, scattered } from '../data.ts';
import type { Operation, Subject } from '../subject.ts';
import { importing } from './coffer-import.ts';
import { rotating } from './coffer-rotate.ts';
import { check, inputOf, show } from './coffer-vault.ts';

/** The goal's size; filling a larger vault with three versions each takes minutes. */
const MOST_ROTATED = 10_000;

/** Coffer's own vault. The kit remembers derived keys, which leaves the derivation out. */
export const coffer: Subject = {
  async fill(folder, data) {
    const { session } = await makeVault(makeKit(folder));
    session.transaction(() => {
      for (const one of data) secrets.create(session, inputOf(one));
    });
    session.lock();
  },

  async open(folder) {
    const kit = makeKit(folder);
    let session = await reopen(kit);
    const lock = () => session.lock();
    const unlock = async () => {
      session = await reopen(kit);
      return show(session, '');
    };
    const lockAndUnlock = () => {
      lock();
      return unlock();
    };
    return {
      // A word that every name has: it is found, and what searching keeps in memory is there.
      listed: show(session, 'secret').total,
      operations: [
        { name: 'unlock', runs: 15, before: lock, run: unlock },
        { name: 'searchFirst', runs: 5, before: lockAndUnlock, run: () => show(session, 'stripe') },
        { name: 'deepCheck', watched: true, runs: 5, before: lockAndUnlock, run: () => check(session) },
        ...reads(() => session),
        ...writes(() => session),
      ],
      close: lock,
    };
  },

  apart: (folder, count) =>
    count > MOST_ROTATED ? [importing(folder, count)] : [importing(folder, count), rotating(folder, count)],
};

/** Picks ids of the vault as it is when the first one is asked for. */
function idsOf(session: () => Session): () => string {
  let ids: string[] = [];
  let place = () => 0;
  return () => {
    if (ids.length === 0) {
      ids = session()
        .summaries()
        .map(({ id }) => id);
      place = scattered(ids.length);
    }
    return ids[place()] ?? '';
  };
}

function reads(session: () => Session): Operation[] {
  const pick = idsOf(session);
  // A search for more of the same words looks only at what was found before.
  const forget = () => void show(session(), '');
  const getWithValue = () => readCurrent(session(), readSecret(session(), pick()).record).value;
  return [
    { name: 'get', runs: 500, run: getWithValue },
    { name: 'reveal', runs: 100, run: () => reveal(session(), { id: pick() }) },
    { name: 'search', runs: 100, before: forget, run: () => show(session(), 'stripe') },
    { name: 'searchTypo', runs: 100, before: forget, run: () => show(session(), 'stirpe') },
    { name: 'list', runs: 100, run: () => show(session(), '') },
  ];
}

function writes(session: () => Session): Operation[] {
  const pick = idsOf(session);
  const made: string[] = [];
  let turn = 0;
  const create = () => made.push(secrets.create(session(), inputOf(sample(1_000_000 + turn++))).id);
  const haveOne = () => made.length === 0 && create();
  let chosen = { id: '', revision: 0 };
  const choose = () => {
    const id = pick();
    chosen = { id, revision: secrets.get(session(), { id }).revision };
  };
  const update = () => {
    const value = { encoding: 'text', data: `new value ${turn++}` } as const;
    return secrets.update(session(), { ...chosen, changes: { value } });
  };
  return [
    { name: 'create', runs: 200, run: create },
    { name: 'update', runs: 200, before: choose, run: update },
    { name: 'delete', runs: 200, before: haveOne, run: () => trash(session(), { id: made.pop() ?? '' }) },
  ];
}
