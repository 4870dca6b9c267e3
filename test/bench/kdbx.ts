import fs from 'node:fs';
import path from 'node:path';
import { Consts, Credentials, Int64, Kdbx, KdbxUuid, ProtectedValue, VarDictionary } from 'kdbxweb';
import { temporaryFolder } from '../kit/vault.ts';
import { type Sample, type Subject, sample, scattered } from './data.ts';

/** KeeWeb's core on the same data; its key derivation is cut to one AES round, which leaves the rest. */
export async function kdbx(data: readonly Sample[]): Promise<Subject> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'peer.kdbx');
  const credentials = () => new Credentials(ProtectedValue.fromString('wander-fossil-quartz-lemon'));
  let database = Kdbx.create(credentials(), 'bench');
  database.header.setKdf(Consts.KdfId.Aes);
  database.header.kdfParameters?.set('R', VarDictionary.ValueType.UInt64, new Int64(1, 0));
  const add = (one: Sample) => {
    const entry = database.createEntry(database.getDefaultGroup());
    entry.fields.set('Title', one.name);
    entry.fields.set('Password', ProtectedValue.fromString(one.value));
    entry.fields.set('Notes', one.description);
    entry.tags = one.environments;
    entry.times.expires = true;
    entry.times.expiryTime = new Date(one.expiresAt * 1_000);
    return entry;
  };
  for (const one of data) add(one);
  const entries = () => database.getDefaultGroup().entries;
  const save = async () => {
    const descriptor = fs.openSync(`${file}.new`, 'w', 0o600);
    fs.writeSync(descriptor, new Uint8Array(await database.save()));
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
    fs.renameSync(`${file}.new`, file);
  };
  await save();
  const runs = data.length > 1_000 ? 3 : 10;
  let next = data.length;
  let turn = 0;
  const place = scattered(data.length);
  return {
    name: 'kdbxweb',
    operations: [
      {
        name: 'unlock',
        runs,
        run: async () => {
          database = await Kdbx.load(new Uint8Array(fs.readFileSync(file)).buffer, credentials());
        },
      },
      {
        name: 'create',
        runs,
        run: async () => {
          add(sample(next++));
          await save();
        },
      },
      {
        name: 'update',
        runs,
        run: async () => {
          const entry = entries()[place()];
          entry?.pushHistory();
          entry?.fields.set('Password', ProtectedValue.fromString(`new value ${turn++}`));
          await save();
        },
      },
      {
        name: 'get',
        runs: 100,
        run: () => {
          const wanted = entries()[place()]?.uuid ?? new KdbxUuid();
          const entry = entries().find(({ uuid }) => uuid.equals(wanted));
          const password = entry?.fields.get('Password');
          return password instanceof ProtectedValue ? password.getText() : password;
        },
      },
      {
        name: 'search',
        runs: 30,
        run: () =>
          entries().filter(({ fields }) =>
            ['Title', 'Notes'].some((name) => String(fields.get(name)).toLowerCase().includes('stripe')),
          ),
      },
    ],
    end: () => fs.rmSync(folder, { recursive: true }),
  };
}
