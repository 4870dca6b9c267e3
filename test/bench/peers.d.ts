// What the bench uses of its peers, so that the types hold where they aren't installed.

declare module 'better-sqlite3-multiple-ciphers' {
  export { default } from 'better-sqlite3';
}

declare module 'age-encryption' {
  export function generateX25519Identity(): Promise<string>;
  export function identityToRecipient(identity: string): Promise<string>;
  export class Encrypter {
    addRecipient(recipient: string): void;
    encrypt(file: string): Promise<Uint8Array>;
  }
  export class Decrypter {
    addIdentity(identity: string): void;
    decrypt(file: Uint8Array, format: 'text'): Promise<string>;
  }
}

declare module 'conf' {
  export default class Conf<T extends Record<string, unknown>> {
    constructor(options: { cwd: string; encryptionKey: string; accessPropertiesByDotNotation: boolean });
    store: T;
    get<K extends keyof T>(key: K): T[K];
    set<K extends keyof T>(key: K, value: T[K]): void;
    delete(key: keyof T): void;
  }
}

declare module 'kdbxweb' {
  export const Consts: { KdfId: { Aes: string } };
  export const VarDictionary: { ValueType: { UInt64: number } };
  export class Int64 {
    constructor(low: number, high: number);
  }
  export class ProtectedValue {
    static fromString(text: string): ProtectedValue;
    getText(): string;
  }
  export class Credentials {
    constructor(password: ProtectedValue);
  }
  export class KdbxUuid {
    equals(other: KdbxUuid): boolean;
  }
  export class KdbxEntry {
    uuid: KdbxUuid;
    fields: Map<string, string | ProtectedValue>;
    tags: string[];
    times: { expires: boolean | undefined; expiryTime: Date | undefined };
    pushHistory(): void;
  }
  export class KdbxGroup {
    entries: KdbxEntry[];
  }
  export class Kdbx {
    static create(credentials: Credentials, name: string): Kdbx;
    static load(file: ArrayBuffer, credentials: Credentials): Promise<Kdbx>;
    header: {
      setKdf(id: string): void;
      kdfParameters: { set(name: string, type: number, value: Int64): void } | undefined;
    };
    getDefaultGroup(): KdbxGroup;
    createEntry(group: KdbxGroup): KdbxEntry;
    remove(entry: KdbxEntry): void;
    save(): Promise<ArrayBuffer>;
  }
}
