// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text under test looks like a template
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VaultError } from '../errors.ts';
import { parseEnv } from './dotenv.ts';

const fixtures = join(import.meta.dirname, '../../../test/fixtures/env');

function parse(source: string | Uint8Array) {
  return parseEnv(typeof source === 'string' ? Buffer.from(source) : source);
}

/** Names and values; bytes that are no text as `hex:…`. */
function values(source: string | Uint8Array): Record<string, string> {
  return Object.fromEntries(
    parse(source).entries.map(({ name, value }) => [
      name,
      'text' in value ? value.text : `hex:${Buffer.from(value.bytes).toString('hex')}`,
    ]),
  );
}

function problemLines(source: string | Uint8Array): number[] {
  return parse(source).problems.map(({ line }) => line);
}

describe('plain lines', () => {
  it('reads names and values as written, around them any blanks', () => {
    expect(values('A=1\n  B = two words \nC.d-e=x\n\tF: y\nexport G=z\nexport   H = w\n2FA=1')).toEqual({
      A: '1',
      B: 'two words',
      'C.d-e': 'x',
      F: 'y',
      G: 'z',
      H: 'w',
      '2FA': '1',
    });
  });

  it('says which were exported, and takes export itself as a name', () => {
    const { entries } = parse('export A=1\nB=2\nexport=3\nexport =4\nexported=5');
    expect(entries.map(({ name, exported }) => [name, exported])).toEqual([
      ['A', true],
      ['B', false],
      ['export', false],
      ['exported', false],
    ]);
  });

  it('keeps = and quotes inside a value', () => {
    expect(values('A=b=c==\nB=it\'s\nC=say "hi"')).toEqual({ A: 'b=c==', B: "it's", C: 'say "hi"' });
  });

  it('begins a comment at # behind a space, and nowhere else', () => {
    expect(values('A=a # b\nB=a#b\nC=#b\nD= #b\nE="a # b" # c "d"')).toEqual({
      A: 'a',
      B: 'a#b',
      C: '#b',
      D: '',
      E: 'a # b',
    });
    expect(problemLines('A=a # b\nB=a#b\nC=#b\nD= #b')).toEqual([2, 3]);
  });

  it('reads empty values as empty', () => {
    expect(values('A=\nB= \nC=""\nD=\'\'\nE=')).toEqual({ A: '', B: '', C: '', D: '', E: '' });
  });

  it('ends lines at LF, CRLF and CR', () => {
    expect(values('A=1\r\nB=2\rC=3\n')).toEqual({ A: '1', B: '2', C: '3' });
    expect(parse('A=1\r\nB=2\rC=3\n\nD=4').entries.map(({ line }) => line)).toEqual([1, 2, 3, 5]);
  });

  it('reports lines that are no entries, and goes on behind them', () => {
    const { entries, problems } = parse('A=1\nnonsense\nB C=2\n=3\nÉ=4\nexport D\nE:5\nF=6');
    expect(entries.map(({ name }) => name)).toEqual(['A', 'F']);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('expands and runs nothing', () => {
    const text = 'A=$(rm -rf ~)\nB=${HOME}\nC="`id` $(id) ${HOME} $HOME"\nD=$HOME';
    expect(values(text)).toEqual({
      A: '$(rm -rf ~)',
      B: '${HOME}',
      C: '`id` $(id) ${HOME} $HOME',
      D: '$HOME',
    });
  });

  it('treats names of object internals like any other', () => {
    const names = parse('__proto__=1\nconstructor=2\ntoString=3').entries.map(({ name }) => name);
    expect(names).toEqual(['__proto__', 'constructor', 'toString']);
  });
});

describe('quoted values', () => {
  it('are raw in single quotes and backticks, over many lines', () => {
    expect(values('A=\'a\\n"b"\n # c\n\'\nB=`it\'s "x"`')).toEqual({ A: 'a\\n"b"\n # c\n', B: 'it\'s "x"' });
  });

  it('know \\n and \\r, and what a shell knows, in double quotes', () => {
    expect(values('A="a\\nb\\rc\\td"')).toEqual({ A: 'a\nb\rc\\td' });
    expect(values('A="{\\"a\\": \\"\\\\\\"}"\nB="\\$x \\`"\nC="a\\\nb"')).toEqual({
      A: '{"a": "\\"}',
      B: '$x `',
      C: 'ab',
    });
    expect(problemLines('A="{\\"a\\"}"\nB="\\n"\nC="\\t"')).toEqual([1]);
  });

  it('keep CRLF inside them to the byte', () => {
    expect(values('A="x\r\ny"\r\nB=\'\r\n\'\r\n')).toEqual({ A: 'x\r\ny', B: '\r\n' });
  });

  it('may end with a backslash, as paths do', () => {
    expect(values('A=\'C:\\dir\\\'\nB=\'x\'\nC="C:\\dir\\"\nD="x"')).toEqual({
      A: 'C:\\dir\\',
      B: 'x',
      C: 'C:\\dir\\',
      D: 'x',
    });
  });

  it('are joined where only a shell would understand them, and the person is told', () => {
    expect(values("A='it'\\''s'\nB=\"a\"'b'c\nC='x';\nD='x\ny'\"z\" # c")).toEqual({
      A: "it's",
      B: 'abc',
      C: 'x',
      D: 'x\nyz',
    });
    expect(problemLines("A='it'\\''s'\nB=\"a\"'b'c\nC='x';")).toEqual([1, 2, 3]);
  });

  it('that are not closed take one line, and the next entries are not swallowed', () => {
    expect(values('A="a\nB=2\nC=\'x\nD=`\nE=5')).toEqual({ A: '"a', B: '2', C: "'x", D: '`', E: '5' });
    expect(problemLines('A="a\nB=2\nC=\'x\nD=`\nE=5')).toEqual([1, 3, 4]);
  });

  it('with more behind them are read as dotenv reads them, and the person is told', () => {
    expect(values("A='x' 'y'\nB=\"a\" b")).toEqual({ A: "x' 'y", B: '"a" b' });
    expect(problemLines("A='x' 'y'\nB=\"a\" b")).toEqual([1, 2]);
  });
});

describe('lines that go on', () => {
  it('are joined unless an entry, a comment or nothing follows', () => {
    expect(values('A=a\\\n  b\nB=c\\\nC=d\nD=e\\\n# f\nE=g\\\\\nh\nF=i\\')).toEqual({
      A: 'ab',
      B: 'c\\',
      C: 'd',
      D: 'e\\',
      E: 'g\\\\',
      F: 'i\\',
    });
  });
});

describe('comments and duplicates', () => {
  it('gives an entry the comment lines right above it', () => {
    const { entries } = parse('# far\n\n# one\n#  two\nA=1\nB=2\n#three\r\nC=3\n# x\nnonsense\nD=4');
    expect(entries.map(({ comment }) => comment)).toEqual(['one\n two', '', 'three', '']);
  });

  it('lets the last of several count, and names the others by line', () => {
    const { entries, problems } = parse('A=1\nB=2\nA=3\nA=4');
    expect(entries.map(({ name, line }) => [name, line])).toEqual([
      ['B', 2],
      ['A', 4],
    ]);
    expect(problems.map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe('encodings', () => {
  const source = 'A="é 漢 🔑"\r\nB=2\n';
  const little = Buffer.from(source, 'utf16le');

  it('reads UTF-8 and UTF-16 of both byte orders behind their marks', () => {
    const expected = { A: 'é 漢 🔑', B: '2' };
    expect(values(`\ufeff${source}`)).toEqual(expected);
    expect(values(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual(expected);
    expect(values(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]))).toEqual(expected);
  });

  it('keeps a byte order mark that belongs to a value', () => {
    expect(values('A="\ufeffx"')).toEqual({ A: '\ufeffx' });
  });

  it('keeps each byte of values that are not UTF-8', () => {
    const all = Uint8Array.from({ length: 255 }, (_, i) => i + 1).filter((byte) => byte !== 0x27);
    const file = Buffer.concat([Buffer.from("A='"), all, Buffer.from("'\nB=2\n")]);
    expect(values(file)).toEqual({ A: `hex:${Buffer.from(all).toString('hex')}`, B: '2' });
    expect(problemLines(file)).toEqual([1]);
  });

  it('changes nothing in the bytes it is given, and keeps none of their memory', () => {
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]);
    for (const bytes of [big, Buffer.from('A=\xff\xfe', 'latin1')]) {
      const before = Buffer.from(bytes);
      const first = values(bytes);
      expect(bytes.equals(before)).toBe(true);
      const { entries } = parseEnv(bytes);
      bytes.fill(0);
      const kept = entries.map(({ value }) =>
        'text' in value ? value.text : `hex:${Buffer.from(value.bytes).toString('hex')}`,
      );
      expect(kept).toEqual(Object.values(first));
    }
  });

  it('keeps a stray NUL and says so', () => {
    expect(values(`A=${'x'.repeat(40)}\0`)).toEqual({ A: `${'x'.repeat(40)}\0` });
    expect(problemLines(`A=${'x'.repeat(40)}\0`)).toEqual([1]);
  });

  it.each([
    ['UTF-16 without a mark', little],
    ['UTF-32', Buffer.from('\ufeff\0A\0=\0b\0c\0d\0', 'utf16le')],
    ['UTF-16 with half a character', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x3d])],
    ['UTF-16 with a lone surrogate', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x3d, 0x00, 0x00, 0xd8])],
    ['a program', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4_096)])],
  ])('refuses %s', (_, bytes) => {
    expect(() => parseEnv(bytes)).toThrow(new VaultError('FILE_NOT_TEXT'));
  });

  it('refuses more than 8 MiB and more than 100,000 entries', () => {
    expect(() => parseEnv(new Uint8Array(8_388_609).fill(0x61))).toThrow(new VaultError('FILE_TOO_LARGE'));
    const many = Array.from({ length: 100_001 }, (_, i) => `A${i}=`).join('\n');
    expect(() => parse(many)).toThrow(new VaultError('FILE_TOO_LARGE'));
  });
});

describe('any file', () => {
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(fc.constantFrom('A=', 'B: ', '"', "'", '`', '\\', '\n', '\r', '#', ' ', '$', ';', 'x', '\0', '\xff'), {
        maxLength: 200,
      })
      .map((parts) => Buffer.from(parts.join(''), 'latin1')),
  );

  it('is read or refused as no text, never anything else', () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        try {
          const { entries, problems } = parseEnv(bytes);
          const lines = [...bytes].filter((byte) => byte === 10 || byte === 13).length + 1;
          for (const { line } of [...entries, ...problems]) expect(line > 0 && line <= lines).toBe(true);
          expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
        } catch (error) {
          expect(error).toEqual(new VaultError('FILE_NOT_TEXT'));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['opening quotes', "A='x\n"],
    ['opening double quotes', 'A="x\n'],
    ['pieces that are never closed', "A='a'\"b\n"],
    ['pieces with something behind', 'A=\'a\'"b\n" c\n'],
    ['three kinds of quotes', 'A=\'\\\'\nB="\\"\nC=`\\`\n'],
    ['escaped quotes', "\\'"],
    ['quotes behind quotes', "A=''''''''''x\n"],
    ['backslashes at line ends', 'A=\\\n\\\n'],
    ['blanks', ' '],
    ['blanks behind quotes', `A='x'${' '.repeat(1_000)}y\n`],
    ['hashes', '#'],
    ['names', 'export '],
    ['comments', '#\n'],
    ['one name', 'A'],
    ['colons', 'A:\t'],
  ])('takes work in proportion to its size: %s', (_, unit) => {
    const steps = (size: number) => {
      const meter = { steps: 0 };
      try {
        parseEnv(Buffer.alloc(size, `Z='a'"\n${unit.repeat(Math.ceil(1_024 / unit.length))}`), meter);
      } catch (error) {
        expect(error).toEqual(new VaultError('FILE_TOO_LARGE'));
      }
      return meter.steps / size;
    };
    // Were it not in proportion, each byte would cost thousands of steps.
    expect(steps(131_072)).toBeLessThan(60);
    expect(steps(process.env.COFFER_SOAK ? 8_388_608 : 524_288)).toBeLessThan(60);
  });
});

describe('real files', () => {
  it.each(readdirSync(fixtures).filter((name) => name.endsWith('.env')))('%s reads as recorded beside it', (name) => {
    const bytes = readFileSync(join(fixtures, name));
    const expected = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as unknown;
    expect({ values: values(bytes), problems: problemLines(bytes) }).toEqual(expected);
  });
});
