import fs from 'node:fs';
import path from 'node:path';

/* A model of a disk that forgets: what was written and not yet flushed is there after a power loss, or not, or in part. */

/** Bytes that a disk writes whole or not at all. */
const SECTOR = 512;

/**
 * What of a file's changes since its last flush outlives a power loss. A disk writes sectors in any order, so after
 * `torn` each holds what it held at a moment of its own.
 */
export type DataKept = 'none' | 'all' | 'only the last' | 'all but the first' | 'torn';

/** What outlives it of a folder's changes since its last flush: `some` are the first few, for journals keep their order. */
export type NamesKept = 'none' | 'all' | 'some';

export type PowerLoss = { names: NamesKept; data: DataKept; below: (limit: number) => number };

/** What stands in a folder, by relative path; `null` is a folder. A file with two names is the same buffer at both. */
export type Picture = ReadonlyMap<string, Buffer | null>;

type Write = { at: number; bytes: Uint8Array };
type Change = Write | { size: number };

export class DiskFile {
  #durable: Buffer;
  #pending: Change[] = [];

  constructor(content: Buffer = Buffer.alloc(0)) {
    this.#durable = content;
  }

  write(at: number, bytes: Uint8Array): void {
    this.#pending.push({ at, bytes });
  }

  truncate(size: number): void {
    this.#pending.push({ size });
  }

  flush(): void {
    this.#durable = this.content();
    this.#pending = [];
  }

  /** As a program sees it now. */
  content(): Buffer {
    return played(this.#durable, this.#pending, everything);
  }

  afterLoss(loss: PowerLoss): Buffer {
    return played(this.#durable, this.#pending, survivors(this.#pending, loss));
  }
}

type Names = Map<string, DiskNode>;
export type DiskNode = DiskFile | DiskFolder;
/** Names that come (or are another's now) and names that go, all at once. */
export type Renaming = readonly (readonly [string, DiskNode | null])[];

export class DiskFolder {
  #durable: Names = new Map();
  #pending: Renaming[] = [];

  change(renaming: Renaming): void {
    this.#pending.push(renaming);
  }

  flush(): void {
    this.#durable = this.names();
    this.#pending = [];
  }

  /** As a program sees it now. */
  names(): Names {
    return this.#after(this.#pending.length);
  }

  namesAfterLoss({ names, below }: PowerLoss): Names {
    const count = this.#pending.length;
    return this.#after(names === 'all' ? count : names === 'none' ? 0 : below(count + 1));
  }

  #after(count: number): Names {
    const names = new Map(this.#durable);
    for (const [name, node] of this.#pending.slice(0, count).flat()) {
      if (node) names.set(name, node);
      else names.delete(name);
    }
    return names;
  }
}

/** Reads a folder that has long been flushed. */
export function readDisk(folder: string): DiskFolder {
  const read = new DiskFolder();
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const there = path.join(folder, entry.name);
    read.change([[entry.name, entry.isDirectory() ? readDisk(there) : new DiskFile(fs.readFileSync(there))]]);
  }
  read.flush();
  return read;
}

/** What stands below a folder as programs see it now; or, after a loss of power, at the next start. */
export function pictureOfDisk(root: DiskFolder, loss?: PowerLoss): Picture {
  const picture = new Map<string, Buffer | null>();
  const contents = new Map<DiskFile, Buffer>();
  const contentOf = (file: DiskFile) => {
    const content = contents.get(file) ?? (loss ? file.afterLoss(loss) : file.content());
    contents.set(file, content);
    return content;
  };
  const look = (folder: DiskFolder, above: string) => {
    for (const [name, node] of loss ? folder.namesAfterLoss(loss) : folder.names()) {
      const relative = path.join(above, name);
      picture.set(relative, node instanceof DiskFile ? contentOf(node) : null);
      if (node instanceof DiskFolder) look(node, relative);
    }
  };
  look(root, '');
  return picture;
}

/** Puts a picture into an empty folder. */
export function writePicture(picture: Picture, folder: string): void {
  const written = new Map<Buffer, string>();
  for (const [relative, content] of picture) {
    const file = path.join(folder, relative);
    const first = content && written.get(content);
    if (!content) fs.mkdirSync(file, { mode: 0o700 });
    else if (first) fs.linkSync(first, file);
    else fs.writeFileSync(file, content, { mode: 0o600 });
    if (content) written.set(content, file);
  }
}

type Survivors = {
  /** Of the truncations, in their order, how many; a journal keeps that order. */
  truncations: number;
  /** Of the changes, how many a sector has seen. */
  seen: (sector: number) => number;
  /** The file has grown although what was written there hasn't arrived. */
  grown: boolean;
};

const everything: Survivors = {
  truncations: Number.POSITIVE_INFINITY,
  seen: () => Number.POSITIVE_INFINITY,
  grown: false,
};
const isWrite = (change: Change): change is Write => 'bytes' in change;

function survivors(pending: readonly Change[], { data, below }: PowerLoss): Survivors {
  const writes = pending.filter(isWrite);
  const all = everything.truncations;
  switch (data) {
    case 'all':
      return everything;
    case 'none':
      return { truncations: 0, seen: () => 0, grown: false };
    case 'only the last':
      return { ...everything, seen: (sector) => (touches(writes.at(-1), sector) ? all : 0) };
    case 'all but the first':
      return { ...everything, seen: (sector) => (touches(writes[0], sector) ? 0 : all) };
    case 'torn': {
      const moments = new Map<number, number>();
      const draw = () => [0, all, below(pending.length + 1)][below(3)] ?? 0;
      const seen = (sector: number) => {
        const moment = moments.get(sector) ?? draw();
        moments.set(sector, moment);
        return moment;
      };
      return { truncations: below(pending.length - writes.length + 1), seen, grown: below(2) === 1 };
    }
  }
}

function touches(write: Write | undefined, sector: number): boolean {
  return write !== undefined && sector * SECTOR < write.at + write.bytes.length && (sector + 1) * SECTOR > write.at;
}

/** A file's content after those of its changes that survive. */
function played(durable: Buffer, changes: readonly Change[], { truncations, seen, grown }: Survivors): Buffer {
  const ends = changes.map((change) => (isWrite(change) ? change.at + change.bytes.length : change.size));
  const content = Buffer.alloc(Math.max(durable.length, ...ends));
  durable.copy(content);
  let size = durable.length;
  let cuts = 0;
  // What lies behind a cut that didn't happen is the old content: what was written there afterwards went elsewhere.
  let reachable = Number.POSITIVE_INFINITY;
  for (const [index, change] of changes.entries()) {
    if (!isWrite(change)) {
      if (cuts++ < truncations) {
        content.fill(0, change.size, Math.max(size, change.size));
        size = change.size;
      } else reachable = Math.min(reachable, change.size);
      continue;
    }
    for (const piece of inSectors(change)) {
      if (piece.sector * SECTOR >= reachable) continue;
      const arrived = index < seen(piece.sector);
      if (arrived) content.set(piece.bytes, piece.at);
      if (arrived || (grown && reachable === Number.POSITIVE_INFINITY))
        size = Math.max(size, piece.at + piece.bytes.length);
    }
  }
  return Buffer.from(content.subarray(0, size));
}

/** A write cut at the borders of sectors. */
function* inSectors({ at, bytes }: Write): Generator<Write & { sector: number }> {
  for (let from = 0; from < bytes.length; ) {
    const sector = Math.floor((at + from) / SECTOR);
    const to = Math.min(bytes.length, (sector + 1) * SECTOR - at);
    yield { sector, at: at + from, bytes: bytes.subarray(from, to) };
    from = to;
  }
}
