import { spawnSync } from 'node:child_process';

/* The system calls of a program that change files, as strace writes them down. */

/** Those that `Replay` carries out, and those that it refuses on files it looks after. */
const calls = [
  ...['open', 'openat', 'creat', 'close', 'write', 'pwrite64', 'writev', 'pwritev', 'ftruncate', 'truncate'],
  ...['fsync', 'fdatasync', 'rename', 'renameat', 'renameat2', 'link', 'linkat', 'unlink', 'unlinkat', 'rmdir'],
  ...['mkdir', 'mkdirat', 'copy_file_range', 'lseek'],
  ...['pwritev2', 'fallocate', 'sendfile', 'splice', 'symlink', 'symlinkat', 'dup', 'dup2', 'dup3'],
];

// Node must not give its work on files to a ring, where no call is seen.
const options = ['-E', 'UV_USE_IO_URING=0', '-f', '-q', '--seccomp-bpf', '-xx', '-s', '4000000', '-e', 'signal=none'];
// A question mark: not every processor's Linux has all of them.
const filter = ['-e', `trace=${calls.map((name) => `?${name}`).join(',')}`];

/** The words before a command by which what it does is written to a file. */
export function traced(output: string): string[] {
  return ['strace', ...options, ...filter, '-o', output];
}

/** Why nothing can be recorded here; `null` where it can. */
export function missingForTrace(): string | null {
  if (process.platform !== 'linux') return 'strace is there on Linux only';
  const { error, status } = spawnSync('strace', [...options, ...filter, '-o', '/dev/null', 'true']);
  if (error) return 'not installed: strace (apt-get install strace)';
  return status === 0 ? null : 'strace may not trace here, or is older than 5.3';
}

/** A call that has ended. */
export type Call = {
  name: string;
  /** As written: `"\x61"`, `3`, `O_RDWR|O_CREAT`, `AT_FDCWD`. */
  args: string[];
  /** -1 where it failed. */
  result: number;
  /** The numbers of the lines where it began and ended: other threads' calls may be in between. */
  begun: number;
  ended: number;
};

const joined = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/s;
const cut = '<unfinished ...>';
const unfinished = /^(\d+) +(.*?) *<unfinished \.\.\.>$/s;
const whole = /^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)/s;
/** Ends of threads and processes, and a call that a thread's end cut off. */
const noCall = /^\d+ +(\+\+\+|---)|= \?$/;

/**
 * Reads a trace into its calls, in the order in which they ended; a descriptor is free from when its `close` begins.
 * Throws where a line is none that it knows, or a text in it was shortened.
 */
export function parseTrace(text: string): Call[] {
  const open = new Map<string, { start: string; begun: number }>();
  return text.split('\n').flatMap((line, number): Call[] => {
    if (line === '' || noCall.test(line)) return [];
    // Lines may be megabytes long: the look at the end comes first.
    const [, thread = '', start] = (line.endsWith(cut) && unfinished.exec(line)) || [];
    if (start !== undefined) {
      open.set(thread, { start, begun: number });
      const closing = /^close\((\d+)/.exec(start);
      return closing ? [{ name: 'close', args: [closing[1] ?? ''], result: 0, begun: number, ended: number }] : [];
    }
    const [, back = '', rest] = joined.exec(line) ?? [];
    if (rest === undefined) return [callOf(line, number, number)];
    const first = open.get(back);
    if (!first) throw new Error(`line ${number} goes on with a call that never began`);
    return first.start.startsWith('close(') ? [] : [callOf(first.start + rest, first.begun, number)];
  });
}

function callOf(line: string, begun: number, ended: number): Call {
  const [, name, args, result] = whole.exec(line) ?? [];
  if (name === undefined || args === undefined) throw new Error(`line ${ended} can't be read: ${line.slice(0, 80)}`);
  if (args.includes('"...')) throw new Error(`line ${ended} was shortened: ${line.slice(0, 80)}`);
  return { name, args: args.split(', '), result: Number(result), begun, ended };
}

/** The bytes of a text such as `"\x61\x62"`. */
export function bytesOf(arg: string | undefined): Buffer {
  const bytes = Buffer.from((arg ?? '').slice(1, -1).replaceAll('\\x', ''), 'hex');
  if (arg?.length !== 2 + 4 * bytes.length || !arg.startsWith('"')) throw new Error(`no text: ${arg?.slice(0, 40)}`);
  return bytes;
}

const written = new WeakMap<readonly string[], Buffer>();

/** The bytes that a call writes, by its second argument; read once, for a recording is played several times. */
export function writtenBytes(args: readonly string[]): Buffer {
  const bytes = written.get(args) ?? bytesOf(args[1]);
  written.set(args, bytes);
  return bytes;
}

/** The bytes of `[{iov_base="\x61", iov_len=1}, …]`, whose parts stand in several arguments. */
export function gatheredBytes(args: readonly string[]): Buffer {
  return Buffer.concat(args.flatMap((arg) => [...(/iov_base=("[^"]*")/.exec(arg) ?? [])].slice(1).map(bytesOf)));
}
