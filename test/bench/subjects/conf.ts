import Conf from 'conf';
import { firstScreen, type Sample, sample, samples, scattered } from '../data.ts';
import type { Operation, Subject } from '../subject.ts';

type Secrets = Record<string, Sample>;

/** electron-store's core with its encryptionKey (which it calls obscurity): the file is read and written each time. */
export const conf: Subject = {
  fill(folder, data) {
    openConf(folder).store = byName(data);
  },

  async open(folder, count) {
    let store = openConf(folder);
    const unlock = () => {
      store = openConf(folder);
      return firstScreen(Object.values(store.store));
    };
    return {
      listed: Object.keys(store.store).length,
      operations: [{ name: 'unlock', runs: 15, run: unlock }, ...accesses(() => store, count)],
      close: () => {},
    };
  },

  apart(folder, count) {
    const all = byName(samples(count));
    const run = () => {
      openConf(folder).store = all;
    };
    return [{ name: 'import', runs: 5, run }];
  },
};

const byName = (data: readonly Sample[]): Secrets => Object.fromEntries(data.map((one) => [one.name, one]));

function openConf(folder: string): Conf<Secrets> {
  return new Conf<Secrets>({ cwd: folder, encryptionKey: 'bench', accessPropertiesByDotNotation: false });
}

function accesses(store: () => Conf<Secrets>, count: number): Operation[] {
  const place = scattered(count);
  const names = Array.from({ length: count }, (_, index) => sample(index).name);
  const made: string[] = [];
  let turn = count;
  const pick = () => names[place()] ?? '';
  const create = () => {
    const one = sample(turn++);
    store().set(one.name, one);
    made.push(one.name);
  };
  const haveOne = () => made.length === 0 && create();
  const update = () => {
    const name = pick();
    store().set(name, { ...sample(0), name, value: `new value ${turn++}` });
  };
  const search = () =>
    Object.values(store().store).filter(({ name, description }) =>
      `${name}\n${description}`.toLowerCase().includes('stripe'),
    );
  return [
    { name: 'get', runs: 100, run: () => store().get(pick()).value },
    { name: 'search', runs: 15, run: search },
    { name: 'create', runs: 15, run: create },
    { name: 'update', runs: 15, run: update },
    { name: 'delete', runs: 15, before: haveOne, run: () => store().delete(made.pop() ?? '') },
  ];
}
