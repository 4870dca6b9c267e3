import fs from 'node:fs';
import path from 'node:path';
import { Consts, Credentials, Int64, Kdbx, type KdbxEntry, ProtectedValue, VarDictionary } from 'kdbxweb';
import { firstScreen, type Sample, sample, samples, scattered } from '../data.ts';
import { replaceFile } from '../durable.ts';
import type { Operation, Subject } from '../subject.ts';

export const kdbxPassword = 'wander-fossil-quartz-lemon';
export const kdbxFile = (folder: string) => path.join(folder, 'bench.kdbx');

const credentials = () => new Credentials(ProtectedValue.fromString(kdbxPassword));
const textOf = (field: string | ProtectedValue | undefined) =>
  field instanceof ProtectedValue ? field.getText() : (field ?? '');

/** KeeWeb's core: the whole file is opened and written at once. Its key derivation is cut to one AES round. */
export const kdbxweb: Subject = {
  fill: (folder, data) => save(newDatabase(data), kdbxFile(folder)),

  async open(folder, count) {
    const file = kdbxFile(folder);
    let database = await load(file);
    const unlock = async () => {
      database = await load(file);
      return firstScreen(entriesOf(database).map(({ uuid, fields }) => ({ uuid, name: textOf(fields.get('Title')) })));
    };
    return {
      listed: entriesOf(database).length,
      operations: [
        { name: 'unlock', runs: 10, run: unlock },
        ...reads(() => database, count),
        ...writes(() => database, count, file),
      ],
      close: () => {},
    };
  },

  apart(folder, count) {
    const data = samples(count);
    return [{ name: 'import', runs: 5, run: () => save(newDatabase(data), kdbxFile(folder)) }];
  },
};

function newDatabase(data: readonly Sample[]): Kdbx {
  const database = Kdbx.create(credentials(), 'bench');
  database.header.setKdf(Consts.KdfId.Aes);
  database.header.kdfParameters?.set('R', VarDictionary.ValueType.UInt64, new Int64(1, 0));
  for (const one of data) add(database, one);
  return database;
}

const load = (file: string) => Kdbx.load(new Uint8Array(fs.readFileSync(file)).buffer, credentials());
const save = async (database: Kdbx, file: string) => replaceFile(file, new Uint8Array(await database.save()));
const entriesOf = (database: Kdbx) => database.getDefaultGroup().entries;

function add(database: Kdbx, { name, value, description, environments, expiresAt }: Sample): KdbxEntry {
  const entry = database.createEntry(database.getDefaultGroup());
  entry.fields.set('Title', name);
  entry.fields.set('Password', ProtectedValue.fromString(value));
  entry.fields.set('Notes', description);
  entry.tags = environments;
  entry.times.expires = true;
  entry.times.expiryTime = new Date(expiresAt * 1_000);
  return entry;
}

function reads(database: () => Kdbx, count: number): Operation[] {
  const place = scattered(count);
  let uuid = entriesOf(database())[0]?.uuid;
  const choose = () => {
    uuid = entriesOf(database())[place()]?.uuid;
  };
  const get = () =>
    textOf(
      entriesOf(database())
        .find((entry) => uuid?.equals(entry.uuid))
        ?.fields.get('Password'),
    );
  const search = () =>
    entriesOf(database()).filter(({ fields }) =>
      ['Title', 'Notes'].some((name) => textOf(fields.get(name)).toLowerCase().includes('stripe')),
    );
  return [
    { name: 'get', runs: 100, before: choose, run: get },
    { name: 'search', runs: 30, run: search },
  ];
}

function writes(database: () => Kdbx, count: number, file: string): Operation[] {
  const place = scattered(count);
  const made: KdbxEntry[] = [];
  let turn = count;
  const create = () => {
    made.push(add(database(), sample(turn++)));
    return save(database(), file);
  };
  const update = () => {
    const entry = entriesOf(database())[place()];
    entry?.pushHistory();
    entry?.fields.set('Password', ProtectedValue.fromString(`new value ${turn++}`));
    return save(database(), file);
  };
  const haveOne = () => made.length === 0 && made.push(add(database(), sample(turn++)));
  const remove = () => {
    const entry = made.pop();
    if (entry) database().remove(entry);
    return save(database(), file);
  };
  return [
    { name: 'create', runs: 10, run: create },
    { name: 'update', runs: 10, run: update },
    { name: 'delete', runs: 10, before: haveOne, run: remove },
  ];
}
