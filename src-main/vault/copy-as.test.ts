import { execFileSync } from 'node:child_process';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { writeAs } from './copy-as.ts';
import { VaultError } from './errors.ts';

const text = (data: string) => ({ encoding: 'text', data }) as const;

/** Texts rich in what quoting is about, and any others. */
const quotable = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...'\'"`\\$#=; \n\r\t(){}!*~&|<>nrx', '$(', '${', '\\n', 'é', '🔑') },
    { weight: 1, arbitrary: anyText({ minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 24,
});

/** The line in that form; `null` where it can't be written. */
function lineOf(form: 'env' | 'export', name: string, value: string): string | null {
  try {
    return writeAs(form, name, text(value));
  } catch (error) {
    if (error instanceof VaultError && error.code === 'FORM_IMPOSSIBLE') return null;
    throw error;
  }
}

/** What a real shell has in the variables V0, V1, … after running a script. */
function shellReads(script: string, count: number): string[] {
  const names = Array.from({ length: count }, (_, n) => `"$V${n}"`).join(' ');
  const out = execFileSync('sh', ['-s'], { input: `${script}\nprintf '%s\\0' ${names}\n`, env: {} });
  return out.toString('utf8').split('\0').slice(0, count);
}

const few = fc.array(quotable, { minLength: 1, maxLength: 60 });

describe('an export line', () => {
  it('gives a real shell the very value, whatever is in it, and runs nothing', () => {
    fc.assert(
      fc.property(few, (all) => {
        const values = all.filter((value) => value.isWellFormed() && !value.includes('\0'));
        const lines = values.map((value, n) => lineOf('export', `V${n}`, value) ?? '');
        expect(shellReads(lines.join('\n'), values.length)).toEqual(values);
      }),
      { numRuns: 25 },
    );
  });

  it('is refused for what no shell can hold', () => {
    expect(lineOf('export', 'KEY', 'a\0b')).toBeNull();
  });

  it('leaves plain words plain', () => {
    expect(writeAs('export', 'KEY', text('sk_live_abc'))).toBe('export KEY=sk_live_abc');
    expect(writeAs('export', 'KEY', text("it's"))).toBe(`export KEY='it'\\''s'`);
    expect(writeAs('export', 'KEY', text(''))).toBe(`export KEY=''`);
  });
});

describe('a line of a .env file', () => {
  it('is read by dotenv and by a shell as the very value, with others around it', () => {
    fc.assert(
      fc.property(few, (all) => {
        const written = all.flatMap((value, n) => {
          const line = value.isWellFormed() ? lineOf('env', `V${n}`, value) : null;
          return line === null ? [] : [{ name: `V${n}`, value, line }];
        });
        const file = written.map(({ line }) => line).join('\n');
        expect(dotenv.parse(file)).toEqual(Object.fromEntries(written.map(({ name, value }) => [name, value])));
        const inShell = shellReads(file, all.length);
        for (const { name, value } of written) expect(inShell[Number(name.slice(1))]).toBe(value);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    '',
    'plain',
    'two words',
    'pa$$word',
    'C:\\new',
    '"quoted"',
    "it's",
    'a\nb\n',
    '# no comment',
    '$(rm -rf ~)',
  ])('can hold %j', (value) => {
    expect(dotenv.parse(lineOf('env', 'KEY', value) ?? '')).toEqual({ KEY: value });
  });

  it.each(["it's $5", 'ends\\', 'a\r\nb', 'a\0b', `'"`])('refuses %j rather than write something else', (value) => {
    expect(lineOf('env', 'KEY', value)).toBeNull();
  });
});

describe('JSON', () => {
  it('has one name and the value', () => {
    fc.assert(
      fc.property(quotable, (value) => {
        expect(JSON.parse(writeAs('json', 'API_KEY', text(value)))).toEqual({ API_KEY: value });
      }),
    );
  });
});

it('a value as it is stays as it is, bytes as base64', () => {
  expect(writeAs('value', 'KEY', text(' a\r\n'))).toBe(' a\r\n');
  expect(writeAs('env', 'KEY', { encoding: 'base64', data: '/w==' })).toBe(`KEY='/w=='`);
});
