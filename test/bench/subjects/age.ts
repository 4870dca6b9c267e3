import fs from 'node:fs';
import path from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { firstScreen, type Sample, sample, samples, scattered } from '../data.ts';
import { replaceFile } from '../durable.ts';
import type { Subject } from '../subject.ts';

/** All secrets as JSON in one age file, for an X25519 key (no key derivation); once open it is in memory. */
export const age: Subject = {
  async fill(folder, data) {
    fs.writeFileSync(path.join(folder, 'key'), await generateX25519Identity());
    await (await AgeFile.at(folder)).save(data);
  },

  async open(folder, count) {
    const file = await AgeFile.at(folder);
    let secrets = await file.load();
    const place = scattered(count);
    let turn = count;
    const unlock = async () => {
      secrets = await file.load();
      return firstScreen(secrets);
    };
    const create = () => {
      secrets.push(sample(turn++));
      return file.save(secrets);
    };
    const update = () => {
      const secret = secrets[place()];
      if (secret) secret.value = `new value ${turn++}`;
      return file.save(secrets);
    };
    const remove = () => {
      secrets.pop();
      return file.save(secrets);
    };
    return {
      listed: secrets.length,
      operations: [
        { name: 'unlock', runs: 15, run: unlock },
        { name: 'create', runs: 15, run: create },
        { name: 'update', runs: 15, run: update },
        { name: 'delete', runs: 15, run: remove },
      ],
      close: () => {},
    };
  },

  apart(folder, count) {
    const data = samples(count);
    const save = async () => {
      fs.writeFileSync(path.join(folder, 'key'), await generateX25519Identity());
      await (await AgeFile.at(folder)).save(data);
    };
    return [{ name: 'import', runs: 5, run: save }];
  },
};

class AgeFile {
  readonly #file: string;
  readonly #encrypter = new Encrypter();
  readonly #decrypter = new Decrypter();

  constructor(folder: string, identity: string, recipient: string) {
    this.#file = path.join(folder, 'secrets.age');
    this.#encrypter.addRecipient(recipient);
    this.#decrypter.addIdentity(identity);
  }

  static async at(folder: string): Promise<AgeFile> {
    const identity = fs.readFileSync(path.join(folder, 'key'), 'utf8');
    return new AgeFile(folder, identity, await identityToRecipient(identity));
  }

  async save(secrets: readonly Sample[]): Promise<void> {
    replaceFile(this.#file, await this.#encrypter.encrypt(JSON.stringify(secrets)));
  }

  async load(): Promise<Sample[]> {
    return JSON.parse(await this.#decrypter.decrypt(fs.readFileSync(this.#file), 'text'));
  }
}
