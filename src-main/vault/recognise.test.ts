import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownForms } from './known-forms.ts';
import { recogniseValue } from './recognise.ts';

const text = (data: string) => recogniseValue({ encoding: 'text', data });
/** Put together here, so that no scanner takes this file for a leak. */
const made = (prefix: string, rest: string) => text(prefix + rest);
const letters = 'q7Wz9LmX2kRt5VbN8yHc3JdF6gPs4TaE1uKo';
const hex = '9f86d081884c7d659a2feaa0c55ad015';
const pem = (label: string, lines: number) =>
  `-----BEGIN ${label}-----\n${'MIIEpAIBAAKCAQEA7u3x9Q2Lr8Zk5Wn1Vb6Yc4Td0Hf\n'.repeat(lines)}-----END ${label}-----\n`;

describe('recognising a value', () => {
  it.each([
    ['sk_live_', letters, 'Stripe live secret key'],
    ['sk_test_', letters, 'Stripe test secret key'],
    ['whsec_', letters, 'Stripe webhook signing secret'],
    ['ghp_', letters, 'GitHub personal access token'],
    ['github_pat_', `11ABC_${letters}`, 'GitHub fine-grained access token'],
    ['glpat-', letters.slice(0, 20), 'GitLab access token'],
    ['AKIA', 'IOSFODNN7EXAMPLE', 'AWS access key id'],
    ['AIza', letters.slice(0, 35), 'Google API key'],
    ['GOCSPX-', letters, 'Google OAuth client secret'],
    ['xoxb-', `123456-${letters}`, 'Slack bot token'],
    ['sk-proj-', letters, 'OpenAI project key'],
    ['sk-', letters, 'OpenAI API key'],
    ['sk-ant-', `api03-${letters}`, 'Anthropic API key'],
    ['npm_', letters, 'npm access token'],
    ['SG.', `${letters}.${letters}`, 'SendGrid API key'],
    ['SK', hex, 'Twilio API key id'],
    ['key-', hex, 'Mailgun API key'],
    ['dop_v1_', hex + hex, 'DigitalOcean access token'],
    ['shpat_', hex, 'Shopify admin token'],
    ['', `123456789:AA${letters.slice(0, 33)}`, 'Telegram bot token'],
    ['eyJ', `hbGciOi.eyJzdWIi.${letters}`, 'JSON web token'],
    ['postgres://', 'app:pw@db:5432/app', 'Postgres connection'],
    ['mongodb+srv://', 'app:pw@db/app', 'MongoDB connection'],
    ['rediss://', ':pw@cache:6379', 'Redis connection'],
    ['amqp://', 'app:pw@mq', 'RabbitMQ connection'],
    ['-----BEGIN RSA PRIVATE KEY-----', '\nabc\n-----END RSA PRIVATE KEY-----\n', 'RSA private key'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', '\nabc\n-----END OPENSSH PRIVATE KEY-----\n', 'SSH private key'],
    ['-----BEGIN CERTIFICATE-----', '\r\nabc\r\n-----END CERTIFICATE-----', 'Certificate'],
    ['ssh-ed25519 ', 'AAAAC3NzaC1lZDI1NTE5 me@host', 'SSH public key (Ed25519)'],
  ])('shows %s… and says what it is', (prefix, rest, kind) => {
    expect(made(prefix, rest)).toMatchObject({ prefix, kind });
  });

  it('gives the type, the service and the usual name', () => {
    expect(made('sk_live_', letters)).toMatchObject({
      service: 'Stripe',
      type: 'api-key',
      suggestedName: 'STRIPE_SECRET_KEY',
    });
    expect(text('postgres://a:b@c/d')).toMatchObject({ service: 'Postgres', type: 'database' });
    expect(text(pem('OPENSSH PRIVATE KEY', 3))).toMatchObject({ service: null, type: 'ssh-key' });
    expect(text('hunter2')).toMatchObject({
      service: null,
      type: 'generic',
      kind: '',
      prefix: '',
      suggestedName: null,
    });
  });

  it('does not take a resemblance for the thing', () => {
    for (const other of [
      'sk-short',
      'SKATEBOARD',
      'key-note',
      'AKIAB',
      'npm_config',
      'eyJust',
      'postgres:// x',
      'sk_live_',
    ]) {
      expect(text(other)).toMatchObject({ kind: '', prefix: '' });
    }
  });

  it('shows nothing of a value but a prefix of the table, whatever the value', () => {
    const prefixes = knownForms.map(({ prefix }) => prefix);
    const anything = fc
      .tuple(
        fc.constantFrom('', ...prefixes),
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9a-f]{32,64}$/)),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anything, (value) => {
        const { prefix, kind, bits, lines } = text(value);
        expect(value.startsWith(prefix)).toBe(true);
        expect(prefix === '' || prefixes.includes(prefix)).toBe(true);
        expect(kind === '' || knownForms.some((form) => form.kind === kind && form.prefix === prefix)).toBe(true);
        for (const number of [bits, lines]) expect(Number.isInteger(number) && number >= 0).toBe(true);
        expect(bits).toBeLessThanOrEqual(256);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes the longest prefix that fits', () => {
    const lengths = knownForms.map(({ prefix }) => prefix.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });

  it('has each prefix once', () => {
    const prefixes = knownForms.map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

describe('counting lines', () => {
  it('does not count the break at the end', () => {
    expect(['', 'a', 'a\n', 'a\nb', 'a\r\nb\r\n', '\n', 'a\n\n'].map((value) => text(value).lines)).toEqual([
      0, 1, 1, 2, 2, 1, 2,
    ]);
    expect(text(pem('RSA PRIVATE KEY', 26)).lines).toBe(28);
    expect(recogniseValue({ encoding: 'base64', data: 'Cgo=' }).lines).toBe(0);
  });
});

describe('estimating bits', () => {
  it('is honest about what is random', () => {
    expect(text(hex).bits).toBe(128);
    expect(text('7').bits).toBe(3);
    expect(text('').bits).toBe(0);
    expect(text('vK9#mQ2$xL').bits).toBeGreaterThan(60);
  });

  it('counts runs and repetitions once', () => {
    expect(text('aaaaaaaaaaaaaaaa').bits).toBeLessThan(12);
    expect(text('abcdefghijklmnop').bits).toBeLessThan(12);
    expect(text('123456789').bits).toBeLessThan(10);
    expect(text('q7Wz'.repeat(8)).bits).toBeLessThan(30);
  });

  it('counts neither prefix nor anything of a URL but the password', () => {
    expect(made('sk_live_', letters).bits).toBe(text(letters).bits);
    expect(text('postgres://somebody:x7@a-very-long-host.example.org:5432/name').bits).toBe(text('x7').bits);
    expect(text('redis://localhost:6379').bits).toBe(0);
    expect(text('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----').bits).toBe(0);
  });

  it('counts bytes by the byte', () => {
    const bytes = Buffer.from('00ff17a9c33d', 'hex').toString('base64');
    expect(recogniseValue({ encoding: 'base64', data: bytes }).bits).toBe(48);
    expect(recogniseValue({ encoding: 'base64', data: 'AAAAAAAA' }).bits).toBeLessThan(20);
  });

  it('is done with the longest value at once, and stops at 256', () => {
    expect(text(`${letters}!`.repeat(28_000)).bits).toBe(256);
    expect(text(' '.repeat(1_048_576)).bits).toBeLessThan(20);
  });
});
