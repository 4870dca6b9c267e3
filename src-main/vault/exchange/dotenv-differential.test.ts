import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/kit/any-text.ts';
import { parseEnv } from './dotenv.ts';

function values(source: string): Record<string, string> {
  const pairs = parseEnv(Buffer.from(source)).entries.map(({ name, value }) => [
    name,
    'text' in value ? value.text : null,
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

const quotable = fc.string({
  unit: fc.oneof(fc.constantFrom(...'\'"`\\$#=; \n\r\tnrx{}()é漢🔑'), anyText({ minLength: 1, maxLength: 1 })),
});

/** Writers of the forms that a value can have in a file; `null` where the form can't hold the value. */
const writers: Readonly<Record<string, (value: string) => string | null>> = {
  'in single quotes': (value) => (/'|\\$/.test(value) ? null : `'${value}'`),
  'in backticks': (value) => (/`|\\$/.test(value) ? null : `\`${value}\``),
  'in double quotes': (value) =>
    `"${value
      .replace(/["\\$`]/g, '\\$&')
      .replace(/\n/g, '\\n')
      .replace(/\r/g, '\\r')}"`,
  'in double quotes over many lines': (value) => `"${value.replace(/["\\$`]/g, '\\$&')}"`,
  'without quotes': (value) => (/^['"`]|[\n\r#]|\\$|^[\s\ufeff]|[\s\ufeff]$/.test(value) ? null : value),
  'as a shell quotes it': (value) => (/'/.test(value) ? `'${value.replaceAll("'", `'"'"'`)}'` : null),
};

describe('what is written', () => {
  it.each(Object.entries(writers))('is read again, %s', (_, write) => {
    const file = fc.array(quotable, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(file, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', 'export '), (texts, end, before) => {
        const written = texts
          .map((text, i) => ({ name: `NAME_${i}`, text, value: write(text) }))
          .filter(({ text, value }) => value !== null && !text.includes('\0'));
        const source = written.map(({ name, value }) => `# about\n${before}${name}=${value} # more${end}`).join('');
        expect(values(source)).toEqual(Object.fromEntries(written.map(({ name, text }) => [name, text])));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('beside dotenv', () => {
  const piece = fc.constantFrom(
    ...[
      'A',
      'B',
      '_',
      '1',
      '.',
      '-',
      '=',
      '=',
      ': ',
      ':',
      ' ',
      '\t',
      '\n',
      '\n',
      '\r\n',
      '\r',
      '#',
      ' #',
      "'",
      '"',
      '`',
    ],
    ...[
      '\\',
      '\\n',
      '\\"',
      "\\'",
      'x',
      'é',
      '$',
      '{',
      ';',
      'export ',
      '\nA=',
      '\nB="',
      "\nC='",
      '\nexport D=`',
      '"\n',
      "'\n",
    ],
  );
  const normal = (text: string) => text.replace(/\r\n?/g, '\n');

  it('a file without problems reads the same', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (source) => {
          // Of a lone return before an escaped line feed dotenv makes two lines; `normal` would see one line end there.
          if (source.includes('\r\\n')) return;
          const { entries, problems } = parseEnv(Buffer.from(source));
          if (problems.length > 0) return;
          if (entries.length > 0) compared++;
          const ours = entries.map(({ name, value }) => [name, normal('text' in value ? value.text : '')]);
          // Escaped returns in double quotes are the same for both; those of the file dotenv turns into line feeds.
          const theirs = Object.entries(dotenv.parse(source)).map(([name, value]) => [name, normal(value)]);
          expect(new Map(ours as [string, string][])).toEqual(new Map(theirs as [string, string][]));
        },
      ),
      { numRuns: 20_000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('never gives fewer names without a word', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (source) => {
          const { entries, problems } = parseEnv(Buffer.from(source));
          const ours = new Set(entries.map(({ name }) => name));
          const lost = Object.keys(dotenv.parse(source)).filter((name) => !ours.has(name));
          if (lost.length > 0) expect(problems).not.toEqual([]);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('reads an ordinary file to the letter', () => {
    const source = [
      '# Shop',
      'NODE_ENV=production',
      'DATABASE_URL="postgres://app:p%40ss@db:5432/shop?sslmode=require"',
      "export STRIPE_SECRET_KEY='sk_live_x'",
      'SMTP_PASSWORD=a=b$c&d',
      'EMPTY=',
      'PRIVATE_KEY="-----BEGIN KEY-----\\nMIIE\\n-----END KEY-----\\n"',
      'CERT="-----BEGIN-----\nabc\n-----END-----"',
      'JSON=\'{"a": "b # c"}\' # told',
    ].join('\n');
    expect(values(source)).toEqual({ ...dotenv.parse(source) });
    expect(parseEnv(Buffer.from(source)).problems).toEqual([]);
  });
});

describe('beside a real shell', () => {
  /** What `sh` has in its variables after it read the file, to the byte. */
  function shell(source: string, count: number): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'coffer-sh-'));
    try {
      writeFileSync(join(folder, 'file.env'), source);
      const print = Array.from({ length: count }, (_, i) => `printf '%s\\0' "$N${i}"`).join('; ');
      const run = spawnSync('sh', ['-c', `set -a; . ./file.env; ${print}`], { cwd: folder, encoding: 'utf8' });
      expect(run.stderr).toBe('');
      return run.stdout.split('\0').slice(0, -1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  // No form can hold NUL; `\n` and `\r` in double quotes are dotenv's, and so is \' in single ones.
  const samples = fc.sample(quotable, { numRuns: 400, seed: 7 }).map((text) => text.replaceAll('\0', ''));
  const forms: [string, (text: string) => string][] = [
    ["with '\\'' for a quote", (text) => `'${text.replaceAll("'", "'\\''")}'`],
    [`with '"'"' for a quote`, (text) => `'${text.replaceAll("'", `'"'"'`)}'`],
    ['in double quotes', (text) => `"${text.replace(/["\\$`]/g, '\\$&')}"`],
    ['in pieces', (text) => `'${text.replaceAll("'", '')}'"${text.replace(/["\\$`]/g, '\\$&')}"`],
  ];

  it.each(forms)('values quoted for it read the same, %s', (_, quote) => {
    const lines = samples.map((text, i) => `N${i}=${quote(text)}`);
    const theirs = shell(`${lines.join('\n')}\n`, samples.length);
    expect(theirs).toHaveLength(samples.length);
    let same = 0;
    lines.forEach((line, i) => {
      // A file for each: what a lone \' closes depends on what follows, and dotenv decides.
      const { entries, problems } = parseEnv(Buffer.from(`${line}\n`));
      const [entry] = entries;
      const ours = entry && 'text' in entry.value ? entry.value.text : null;
      if (ours === theirs[i]) same++;
      else expect(problems).not.toEqual([]);
    });
    expect(same / samples.length).toBeGreaterThan(0.97);
  });

  it('what it would run is not run here', () => {
    const target = join(tmpdir(), `coffer-never-${process.pid}`);
    const source = `A=$(touch ${target})\nB="\`touch ${target}\`"\nC='a'$(touch ${target})\ntouch ${target}\n`;
    expect(values(source).A).toBe(`$(touch ${target})`);
    expect(spawnSync('ls', [target]).status).not.toBe(0);
  });
});
