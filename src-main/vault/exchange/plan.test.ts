// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text under test looks like a template
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Destination, Environment, SecretSummary, SecretValue } from '../../../src-preload/contract.ts';
import { anyText } from '../../../test/kit/any-text.ts';
import { atOnce } from '../slices.ts';
import { guessDestination } from './destination.ts';
import { parseEnv } from './dotenv.ts';
import { isSecretName, proposeName } from './names.ts';
import { planImport } from './plan.ts';

const shop = 'a'.repeat(32);
const other = 'b'.repeat(32);
const environments: Environment[] = (['dev', 'staging', 'prd'] as const).map((slug) => ({
  id: slug.padEnd(32, '0'),
  slug,
  name: slug === 'prd' ? 'prod' : slug,
  hue: slug === 'prd' ? 'prod' : slug,
  rotationDays: 90,
  archivedAt: null,
}));

type Existing = { name: string; value: string; projects?: string[]; environments?: string[] };

function plan(source: string | Uint8Array, destination: Partial<Destination> = {}, existing: Existing[] = []) {
  const summaries = existing.map(({ name, projects = [], environments: places = [] }, index) => {
    return { id: String(index), name, projects, environments: places } as unknown as SecretSummary;
  });
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const sameValue = (id: string, value: SecretValue) => existing[Number(id)]?.value === value.data;
  const there = { project: null, environment: null, ...destination };
  return atOnce(planImport(parseEnv(bytes).entries, there, { existing: summaries, environments, sameValue }));
}

function first(...args: Parameters<typeof plan>) {
  const [line] = plan(...args);
  if (!line) throw new Error('no line');
  const { action, chosen, name, note } = line;
  return { action, chosen, name, note };
}

describe('the plan of an import', () => {
  it('is the one of the picture', () => {
    const pem = `-----BEGIN RSA PRIVATE KEY-----\n${'abc\n'.repeat(26)}-----END RSA PRIVATE KEY-----\n`;
    const source = [
      'STRIPE_SECRET_KEY=new',
      'DATABASE_URL=postgres://a:b@c/d',
      'SMTP_PASSWORD=secret',
      `PRIVATE_KEY="${pem}"`,
      '2FA_SEED=seed',
      'NODE_ENV=production',
      'SENDGRID_API_KEY=same',
    ].join('\n');
    const here = { projects: [shop], environments: ['prd'] };
    const lines = plan(source, { project: shop, environment: 'prd' }, [
      { name: 'STRIPE_SECRET_KEY', value: 'old', ...here },
      { name: 'SENDGRID_API_KEY', value: 'same', ...here },
    ]);
    expect(
      lines.map(({ chosen, originalName, name, action, note }) => [chosen, originalName, name, action, note]),
    ).toEqual([
      [
        true,
        'STRIPE_SECRET_KEY',
        'STRIPE_SECRET_KEY',
        'new-version',
        { code: 'older', environment: 'prod', name: null },
      ],
      [true, 'DATABASE_URL', 'DATABASE_URL', 'add', { code: 'recognised', service: 'Postgres', form: 'connection' }],
      [true, 'SMTP_PASSWORD', 'SMTP_PASSWORD', 'add', null],
      [true, 'PRIVATE_KEY', 'PRIVATE_KEY', 'add', { code: 'lines', lines: 28, service: null, form: 'RSA private key' }],
      [true, '2FA_SEED', 'TWO_FA_SEED', 'rename', { code: 'renamed', fault: 'first-character', name: 'TWO_FA_SEED' }],
      [false, 'NODE_ENV', 'NODE_ENV', 'leave-out', { code: 'not-secret' }],
      [false, 'SENDGRID_API_KEY', 'SENDGRID_API_KEY', 'skip', { code: 'same' }],
    ]);
    expect(lines.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('never shows a value', () => {
    const source = `A=marker-one\nB="marker-two\nmarker-two"\n3C=marker-three\nD=sk_live_marker0four0marker`;
    expect(JSON.stringify(plan(source))).not.toContain('marker');
  });

  it('leaves out what is empty, and what only says how a program runs', () => {
    expect(first('TOKEN=')).toMatchObject({ action: 'leave-out', chosen: false, note: { code: 'empty' } });
    for (const name of ['NODE_ENV', 'PORT', 'DEBUG', 'LOG_LEVEL', 'TZ', 'HOST', 'port']) {
      expect(first(`${name}=x`)).toMatchObject({ action: 'leave-out', chosen: false, note: { code: 'not-secret' } });
    }
  });

  it('says so where a value is bytes, or names another one', () => {
    expect(first(Buffer.from('A=\xff\xfe\x80', 'latin1')).note).toEqual({ code: 'bytes' });
    expect(first('A=x-${B}').note).toEqual({ code: 'refers' });
    expect(first('A="x\ny"').note).toEqual({ code: 'lines', lines: 2, service: null, form: null });
  });

  it('refuses a value of more than 1 MiB', () => {
    expect(first(`A=${'x'.repeat(1_048_576)}`)).toMatchObject({ action: 'add' });
    expect(first(`A=${'x'.repeat(1_048_577)}`)).toMatchObject({ action: 'conflict', chosen: false });
  });

  describe('where a secret has the same name', () => {
    const at = (projects: string[], places: string[], destination: Partial<Destination>) =>
      first('A=new', destination, [{ name: 'A', value: 'old', projects, environments: places }]).action;

    it('makes a new version at the very same place', () => {
      expect(at([], [], {})).toBe('new-version');
      expect(at([shop], [], { project: shop })).toBe('new-version');
      expect(at([], ['dev'], { environment: 'dev' })).toBe('new-version');
    });

    it('is a conflict where places overlap', () => {
      expect(at([shop, other], ['dev'], { project: shop, environment: 'dev' })).toBe('conflict');
      expect(at([shop], ['dev', 'prd'], { project: shop, environment: 'dev' })).toBe('conflict');
    });

    it('adds at another place, and beside one for all environments', () => {
      expect(at([other], [], { project: shop })).toBe('add');
      expect(at([], [], { project: shop })).toBe('add');
      expect(at([], ['prd'], { environment: 'dev' })).toBe('add');
      expect(at([], [], { environment: 'dev' })).toBe('add');
      expect(at([], ['dev'], {})).toBe('add');
    });

    it('sees a second import of a renamed entry', () => {
      const again = (value: string) => first('2FA=x', {}, [{ name: 'TWO_FA', value }]);
      expect(again('x')).toMatchObject({ action: 'skip', chosen: false });
      expect(again('y')).toMatchObject({
        action: 'new-version',
        note: { code: 'older', environment: null, name: 'TWO_FA' },
      });
    });
  });

  it('gives no two entries one name', () => {
    const names = plan('TWO_FA=1\n2FA=2\na.b=3\na-b=4\n_=5\n__=6').map(({ name }) => name);
    expect(names).toEqual(['TWO_FA', 'TWO_FA_2', 'a_b', 'a_b_2', 'SECRET', 'SECRET_2']);
  });
});

describe('a plan of a hundred thousand names that are all the same here', () => {
  it('asks for each number once', () => {
    let asked = 0;
    const taken = new Set<string>();
    const numbers = new Map<string, number>();
    for (let i = 0; i < 100_000; i++) {
      taken.add(proposeName('__', (name) => ++asked > 0 && taken.has(name), numbers));
    }
    expect(taken.size).toBe(100_000);
    expect(asked).toBeLessThan(300_000);
  });
});

describe('a proposed name', () => {
  it.each([
    ['2FA_SEED', 'TWO_FA_SEED'],
    ['42', 'FOUR_TWO'],
    ['3d_key', 'three_d_key'],
    ['0_KEY', 'ZERO_KEY'],
    ['_TOKEN', 'TOKEN'],
    ['__proto__', 'proto__'],
    ['app.db-url', 'app_db_url'],
    ['../x', 'x'],
    ['', 'SECRET'],
  ])('for %s is %s', (original, name) => {
    expect(proposeName(original, () => false)).toBe(name);
  });

  it('is valid and free, whatever it is made from', () => {
    const original = fc.oneof(anyText({ maxLength: 300 }), fc.stringMatching(/^[0-9._-]{0,200}$/));
    fc.assert(
      fc.property(fc.array(original, { maxLength: 30 }), (originals) => {
        const taken = new Set<string>();
        for (const text of originals) {
          const name = proposeName(text, (candidate) => taken.has(candidate));
          expect(isSecretName(name) && !taken.has(name)).toBe(true);
          taken.add(name);
        }
      }),
    );
  });
});

describe('the destination', () => {
  const projects = [{ id: shop, name: 'Storefront', hue: 0, archivedAt: null }];
  const guess = (name: string, folder?: string) => guessDestination({ name, folder }, environments, projects);

  it.each([
    ['.env', 'dev'],
    ['.env.local', 'dev'],
    ['.env.development', 'dev'],
    ['.env.dev', 'dev'],
    ['dev.env', 'dev'],
    ['.env.staging', 'staging'],
    ['.env.production', 'prd'],
    ['.env.prod', 'prd'],
    ['.env.prd', 'prd'],
    ['.env.production.local', 'prd'],
    ['PRODUCTION.ENV', 'prd'],
    ['.env.example', null],
    ['.env.test', null],
    ['secrets.txt', null],
  ])('of %s is %s', (name, environment) => {
    expect(guess(name)).toEqual({ environment, project: null });
  });

  it('is the project that is called like the folder', () => {
    expect(guess('.env', 'storefront')).toEqual({ environment: 'dev', project: shop });
    expect(guess('.env', 'elsewhere').project).toBeNull();
  });

  it('is nothing that the vault does not have', () => {
    expect(guessDestination({ name: '.env.production' }, [], []).environment).toBeNull();
    expect(guessDestination({ name: '.env' }, [], []).environment).toBeNull();
  });
});
