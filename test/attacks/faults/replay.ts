import path from 'node:path';
import { DiskFile, DiskFolder, type DiskNode } from './disk.ts';
import { bytesOf, type Call, gatheredBytes, writtenBytes } from './strace.ts';

type Open = { node: DiskNode; position: number; append: boolean };

/** What a call came to: nothing that matters here, a change of the disk, or a text on the standard output. */
export type Effect = { kind: 'none' } | { kind: 'change' } | { kind: 'said'; text: string };

const none: Effect = { kind: 'none' };
const change: Effect = { kind: 'change' };
const STANDARD_OUTPUT = 1;

/**
 * Does again on a model of a disk what a recorded program did below one folder. A call there that it doesn't know is an
 * error, as are two at a time on the same file: nothing that was written may be missed, or be taken for older than it is.
 */
export class Replay {
  readonly disk: DiskFolder;
  /** Every name that ever stood there, relative to the folder. */
  readonly names = new Set<string>();
  readonly #folder: string;
  readonly #open = new Map<number, Open>();
  readonly #lastCall = new Map<DiskNode, number>();

  constructor(disk: DiskFolder, folder: string) {
    this.disk = disk;
    this.#folder = folder;
  }

  carryOut(call: Call): Effect {
    if (call.result < 0) return none;
    return this.#onNames(call) ?? this.#onDescriptor(call);
  }

  /** Calls by path; `null` for all others. */
  #onNames({ name, args, result }: Call): Effect | null {
    switch (name) {
      case 'open':
        return this.#opened(result, this.#at(args[0]), args[1] ?? '');
      case 'openat':
        return this.#opened(result, this.#at(args[1], args[0]), args[2] ?? '');
      case 'creat':
        return this.#opened(result, this.#at(args[0]), 'O_CREAT|O_TRUNC');
      case 'mkdir':
        return this.#put(this.#at(args[0]), new DiskFolder());
      case 'mkdirat':
        return this.#put(this.#at(args[1], args[0]), new DiskFolder());
      case 'link':
        return this.#link(this.#at(args[0]), this.#at(args[1]));
      case 'linkat':
        return this.#link(this.#at(args[1], args[0]), this.#at(args[3], args[2]));
      case 'rename':
        return this.#rename(this.#at(args[0]), this.#at(args[1]));
      case 'renameat':
        return this.#rename(this.#at(args[1], args[0]), this.#at(args[3], args[2]));
      case 'unlink':
      case 'rmdir':
        return this.#put(this.#at(args[0]), null);
      case 'unlinkat':
        return this.#put(this.#at(args[1], args[0]), null);
      default:
        return ['truncate', 'renameat2', 'symlink', 'symlinkat'].includes(name) ? this.#refuse(name, args) : null;
    }
  }

  #onDescriptor({ name, args, result, begun, ended }: Call): Effect {
    const descriptor = Number(args[name === 'copy_file_range' ? 2 : 0]);
    if (name === 'write' && descriptor === STANDARD_OUTPUT) return { kind: 'said', text: bytesOf(args[1]).toString() };
    if (name === 'close') this.#open.delete(descriptor);
    const open = this.#open.get(descriptor);
    if (!open) return none;
    if (begun < (this.#lastCall.get(open.node) ?? 0)) throw new Error(`${name} began while the file was in use`);
    this.#lastCall.set(open.node, ended);
    if (name === 'fsync' || name === 'fdatasync') {
      open.node.flush();
      return change;
    }
    if (open.node instanceof DiskFolder) throw new Error(`${name} on a folder`);
    this.#onFile(open.node, open, { name, args, result });
    return change;
  }

  #onFile(file: DiskFile, open: Open, { name, args, result }: Pick<Call, 'name' | 'args' | 'result'>): void {
    const here = () => {
      const at = open.append ? file.content().length : open.position;
      open.position = at + result;
      return at;
    };
    if (name === 'pwrite64') file.write(Number(args.at(-1)), writtenBytes(args).subarray(0, result));
    else if (name === 'pwritev') file.write(Number(args.at(-1)), gatheredBytes(args).subarray(0, result));
    else if (name === 'write') file.write(here(), writtenBytes(args).subarray(0, result));
    else if (name === 'writev') file.write(here(), gatheredBytes(args).subarray(0, result));
    else if (name === 'copy_file_range') file.write(here(), this.#copied(args, result));
    else if (name === 'ftruncate') file.truncate(Number(args[1]));
    else throw new Error(`${name} on a file that is looked after`);
  }

  /** What was copied within the kernel, from the place in the source that the call names or leaves to its descriptor. */
  #copied(args: readonly string[], count: number): Buffer {
    const source = this.#open.get(Number(args[0]));
    if (!(source?.node instanceof DiskFile) || args[3] !== 'NULL') throw new Error('a copy that can’t be followed');
    const named = /^\[(\d+)\]$/.exec(args[1] ?? '');
    const from = named ? Number(named[1]) : source.position;
    if (!named) source.position += count;
    return source.node.content().subarray(from, from + count);
  }

  #opened(descriptor: number, place: Place | null, flags: string): Effect {
    if (place === null) return none;
    const there = this.#nodeAt(place);
    const node = there ?? new DiskFile();
    const cut = there instanceof DiskFile && flags.includes('O_TRUNC');
    if (!there) this.#put(place, node);
    if (cut) there.truncate(0);
    this.#open.set(descriptor, { node, position: 0, append: flags.includes('O_APPEND') });
    return there && !cut ? none : change;
  }

  #put(place: Place | null, node: DiskNode | null): Effect {
    if (place === null) return none;
    this.#folderOf(place).change([[path.basename(place), node]]);
    if (node) this.names.add(place);
    return change;
  }

  #link(from: Place | null, to: Place | null): Effect {
    if (from === null && to === null) return none;
    const node = from && this.#nodeAt(from);
    if (!node) throw new Error('a link from outside');
    return this.#put(to, node);
  }

  #rename(from: Place | null, to: Place | null): Effect {
    if (from === null && to === null) return none;
    const node = from && this.#nodeAt(from);
    if (!node || !to || path.dirname(from) !== path.dirname(to)) throw new Error('a rename from folder to folder');
    this.#folderOf(to).change([
      [path.basename(from), null],
      [path.basename(to), node],
    ]);
    this.names.add(to);
    return change;
  }

  #refuse(name: string, args: readonly string[]): Effect {
    const below = args.some((arg) => arg.startsWith('"') && this.#at(arg) !== null);
    if (below) throw new Error(`${name} on a file that is looked after`);
    return none;
  }

  /** A path relative to the folder; `null` for those that aren't below it. */
  #at(arg: string | undefined, base = 'AT_FDCWD'): Place | null {
    const named = bytesOf(arg).toString();
    if (base !== 'AT_FDCWD' && !path.isAbsolute(named)) throw new Error('a path from an open folder');
    const relative = path.relative(this.#folder, path.resolve(named));
    return relative.startsWith('..') ? null : relative;
  }

  #nodeAt(place: Place): DiskNode | undefined {
    return place === '' ? this.disk : this.#folderOf(place).names().get(path.basename(place));
  }

  #folderOf(place: Place): DiskFolder {
    const folder = this.#nodeAt(path.dirname(place) === '.' ? '' : path.dirname(place));
    if (!(folder instanceof DiskFolder)) throw new Error(`no folder for ${place}`);
    return folder;
  }
}

type Place = string;
