import { expect, test } from 'vitest';
import { bytesOf, gatheredBytes, parseTrace } from './strace.ts';

test('calls that other threads’ calls come between are put together, in the order in which they ended', () => {
  const trace = String.raw`11 openat(AT_FDCWD, "\x2f\x61", O_RDWR|O_CREAT, 0600) = 18
12 write(18, "\x61\x28\x2c\x22", 4 <unfinished ...>
11 fsync(7)      = 0
12 <... write resumed>)              = 4
11 openat(AT_FDCWD, "\x2f\x62", O_RDONLY) = -1 ENOENT (No such file or directory)
13 +++ exited with 0 +++
12 fsync(18 <unfinished ...>) = ?
11 --- SIGCHLD {si_signo=SIGCHLD} ---
`;
  expect(parseTrace(trace)).toEqual([
    { name: 'openat', args: ['AT_FDCWD', '"\\x2f\\x61"', 'O_RDWR|O_CREAT', '0600'], result: 18, begun: 0, ended: 0 },
    { name: 'fsync', args: ['7'], result: 0, begun: 2, ended: 2 },
    { name: 'write', args: ['18', '"\\x61\\x28\\x2c\\x22"', '4'], result: 4, begun: 1, ended: 3 },
    { name: 'openat', args: ['AT_FDCWD', '"\\x2f\\x62"', 'O_RDONLY'], result: -1, begun: 4, ended: 4 },
  ]);
});

test('a descriptor is free from when its close begins', () => {
  const trace = `11 close(18 <unfinished ...>
12 fsync(7) = 0
11 <... close resumed>) = 0`;
  expect(parseTrace(trace).map(({ name, args }) => [name, ...args])).toEqual([
    ['close', '18'],
    ['fsync', '7'],
  ]);
});

test.each([
  ['a line that is no call', 'strace: something else'],
  ['an end without a beginning', '12 <... write resumed>) = 4'],
  ['a text that was shortened', String.raw`12 write(3, "\x61\x62"..., 4096) = 4096`],
])('%s is an error', (_what, line) => {
  expect(() => parseTrace(line)).toThrow(/^line 0 /);
});

test('texts are read byte by byte, also where they are gathered', () => {
  expect([...bytesOf(String.raw`"\x00\xff\x22"`)]).toEqual([0, 255, 34]);
  expect(bytesOf('""')).toHaveLength(0);
  for (const arg of ['0x7f', '"abc"', undefined]) expect(() => bytesOf(arg)).toThrow('no text');
  const call = String.raw`12 writev(18, [{iov_base="\x61\x62", iov_len=2}, {iov_base="\x63", iov_len=1}], 2) = 3`;
  expect(gatheredBytes(parseTrace(call)[0]?.args ?? []).toString()).toBe('abc');
});
