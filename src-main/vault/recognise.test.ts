import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownForms, nameOfForm } from './known-forms.ts';
import { recogniseValue } from './recognise.ts';

/** What is recognised, with the name of its form. */
const text = (data: string, name = '') => {
  const recognised = recogniseValue({ encoding: 'text', data }, name);
  return { ...recognised, kind: nameOfForm(recognised) };
};
/** Put together here, so that no scanner takes this file for a leak. */
const made = (prefix: string, rest: string) => text(prefix + rest);
const letters = 'q7Wz9LmX2kRt5VbN8yHc3JdF6gPs4TaE1uKo';
const hex = '9f86d081884c7d659a2feaa0c55ad015';
const pem = (label: string, lines: number) =>
  `-----BEGIN ${label}-----\n${'MIIEpAIBAAKCAQEA7u3x9Q2Lr8Zk5Wn1Vb6Yc4Td0Hf\n'.repeat(lines)}-----END ${label}-----\n`;

/** A certificate for tests only, which ends on 1 March 2027. */
const certificate = `-----BEGIN CERTIFICATE-----\n${(
  'MIIBFzCBngICDzswCgYIKoZIzj0EAwIwJTESMBAGA1UEAwwJVGVzdCBSb290MQ8wDQYDVQQKDAZDb2ZmZXIwHhcNNjAwMTAxMDAwMDAwWhcNMj' +
  'cwMzAxMDAwMDAwWjAZMRcwFQYDVQQDDA5lZC5leGFtcGxlLm9yZzAqMAUGAytlcAMhAMSSHXM7fRVhsF8dYJ8dVLmN0Yrl8hnbr1J4iXaZP8/f' +
  'MAoGCCqGSM49BAMCA2gAMGUCMQDCt9HlkQnjmGm0mwWiiizRkQ64tr+LSAWKPdB+iJR4vMyeqpF8INfNDDHLDytRuPcCMFsIpAT+D5+Wkn5zGx' +
  'xXs4+oMgdMM0NmPInf259wa9nP5epWhhSVU1HOdLofB/PW3A=='
)
  .match(/.{1,64}/g)
  ?.join('\n')}\n-----END CERTIFICATE-----\n`;
const hex64 = hex + hex;
const hex40 = hex + hex.slice(0, 8);
const jwt = (claims: object) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${letters}`;
};
const supabase = (role: string) => jwt({ iss: 'supabase', ref: 'abcdefghijklmnopqrst', role, exp: 2_000_000_000 });

describe('recognising a value', () => {
  it.each([
    ['sk_live_', letters, 'Stripe live secret key'],
    ['sk_test_', letters, 'Stripe test secret key'],
    ['sk_org_', letters, 'Stripe organization key'],
    ['rk_live_', letters, 'Stripe live restricted key'],
    ['pk_live_', letters, 'Stripe live publishable key'],
    ['whsec_', letters, 'Stripe webhook signing secret'],
    ['whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw+/==', 'Webhook signing secret'],
    ['ghp_', letters, 'GitHub personal access token'],
    ['github_pat_', `11ABC_${letters}`, 'GitHub fine-grained access token'],
    ['gho_', letters, 'GitHub OAuth token'],
    ['ghu_', letters, 'GitHub app user token'],
    ['ghs_', letters, 'GitHub app installation token'],
    ['ghs_', `1234_${jwt({})}`, 'GitHub app installation token'],
    ['ghr_', letters, 'GitHub refresh token'],
    ['glpat-', letters.slice(0, 20), 'GitLab access token'],
    ['glpat-', `${letters}.01.0z1abcdefg`, 'GitLab access token'],
    ['gldt-', letters.slice(0, 20), 'GitLab deploy token'],
    ['glrt-', `t1_${letters}.01.0z1abcdefg`, 'GitLab runner token'],
    ['AKIA', 'IOSFODNN7EXAMPLE', 'AWS access key id'],
    ['ASIA', 'IOSFODNN7EXAMPLE', 'AWS temporary access key id'],
    ['ABSK', 'QmVkcm9ja'.repeat(13), 'AWS Bedrock API key'],
    ['AIza', letters.slice(0, 35), 'Google API key'],
    ['AQ.', `Ab8${letters}`, 'Google API key'],
    ['GOCSPX-', letters, 'Google OAuth client secret'],
    ['{', `\n  "type": "service_account",\n  "project_id": "x"\n}`, 'Google service account key'],
    ['{', `"installed":{"client_id":"1-a.apps.googleusercontent.com","client_secret":"x"}}`, 'Google OAuth client'],
    ['xoxb-', `123456-${letters}`, 'Slack bot token'],
    ['xoxp-', `123456-${letters}`, 'Slack user token'],
    ['xapp-', `1-A1-${letters}`, 'Slack app token'],
    ['xoxe.xoxp-', `1-${letters}`, 'Slack rotating user token'],
    ['https://hooks.slack.com/services/', `T0123/B0123/${letters.slice(0, 24)}`, 'Slack webhook'],
    ['https://hooks.slack.com/workflows/', `T0123/A0123/45/${letters}`, 'Slack workflow webhook'],
    ['https://discord.com/api/webhooks/', `123456789012345678/${letters}${letters.slice(0, 32)}`, 'Discord webhook'],
    ['', `MT${letters.slice(0, 24)}.GabCdE.${letters}`, 'Discord bot token'],
    ['', `123456789:AA${letters.slice(0, 33)}`, 'Telegram bot token'],
    ['sk-proj-', letters, 'OpenAI project key'],
    ['sk-svcacct-', letters, 'OpenAI service account key'],
    ['sk-admin-', letters, 'OpenAI admin key'],
    ['sk-', `${letters.slice(0, 20)}T3BlbkFJ${letters.slice(0, 20)}`, 'OpenAI API key'],
    ['sk-ant-', `api03-${letters}`, 'Anthropic API key'],
    ['sk-ant-admin', `01-${letters}`, 'Anthropic admin key'],
    ['sk-ant-oat', `01-${letters}`, 'Anthropic OAuth token'],
    ['hf_', letters.replace(/[0-9]/g, 'x'), 'Hugging Face access token'],
    ['npm_', letters, 'npm access token'],
    ['pypi-', `AgEIcHlwaS5vcmc${letters}${letters}`, 'PyPI API token'],
    ['SG.', `${letters}.${letters}`, 'SendGrid API key'],
    ['SK', hex, 'Twilio API key id'],
    ['AC', hex, 'Twilio account id'],
    ['key-', hex, 'Mailgun API key'],
    ['', `${hex}-9f86d081-884c7d65`, 'Mailgun API key'],
    ['dop_v1_', hex64, 'DigitalOcean access token'],
    ['shpat_', hex, 'Shopify admin token'],
    ['shpss_', hex, 'Shopify shared secret'],
    ['EAAA', letters + letters.slice(0, 24), 'Square access token'],
    ['sq0atp-', letters.slice(0, 22), 'Square access token'],
    ['sq0csp-', letters, 'Square OAuth secret'],
    ['cfut_', letters, 'Cloudflare user API token'],
    ['cfk_', letters, 'Cloudflare global API key'],
    ['dckr_pat_', letters.slice(0, 27), 'Docker Hub personal access token'],
    ['dckr_oat_', letters.slice(0, 32), 'Docker Hub organization access token'],
    ['hvs.', letters + letters, 'Vault service token'],
    ['hvb.', letters + letters, 'Vault batch token'],
    ['s.', letters.slice(0, 24), 'Vault service token'],
    ['dapi', hex, 'Databricks access token'],
    ['dapi', `${hex}-2`, 'Databricks access token'],
    ['sntrys_', `eyJpYXQiOjE3${letters}_${letters}`, 'Sentry organization token'],
    ['sntryu_', hex64, 'Sentry user token'],
    ['https://', `${hex}@o12.ingest.us.sentry.io/345`, 'Sentry DSN'],
    ['PMAK-', `${hex.slice(0, 24)}-${hex}ab`, 'Postman API key'],
    ['lin_api_', letters, 'Linear API key'],
    ['ntn_', letters, 'Notion integration token'],
    ['secret_', letters + letters.slice(0, 7), 'Notion integration token'],
    ['sb_secret_', letters, 'Supabase secret key'],
    ['sbp_', hex40, 'Supabase access token'],
    ['eyJ', supabase('anon').slice(3), 'Supabase anon key'],
    ['eyJ', supabase('service_role').slice(3), 'Supabase service role key'],
    ['eyJ', supabase('authenticated').slice(3), 'JSON web token'],
    ['eyJ', `hbGciOi.eyJzdWIi.${letters}`, 'JSON web token'],
    [
      'DefaultEndpointsProtocol=',
      `https;AccountName=a;AccountKey=${letters};EndpointSuffix=core.windows.net`,
      'Azure storage connection',
    ],
    [
      'Endpoint=sb://',
      `a.servicebus.windows.net/;SharedAccessKeyName=b;SharedAccessKey=${letters}`,
      'Azure Service Bus connection',
    ],
    ['Server=tcp:', 'a.database.windows.net,1433;User ID=b;Password=c;', 'Azure SQL connection'],
    ['', `a~b8Q~${letters.slice(0, 34)}`, 'Azure client secret'],
    ['', `${letters}${letters}${letters.slice(0, 4)}+ASt012345==`, 'Azure storage account key'],
    ['', `${letters}${letters}${letters.slice(0, 4)}AZDO0123`, 'Azure DevOps access token'],
    ['', `${letters}${letters.slice(0, 16)}JQQJ99${letters.slice(0, 26)}`, 'Azure key'],
    ['postgres://', 'app:pw@db:5432/app', 'Postgres connection'],
    ['postgresql+', 'asyncpg://app:pw@db:5432/app', 'Postgres connection'],
    ['mysql2://', 'app:pw@db', 'MySQL connection'],
    ['mariadb://', 'app:pw@db', 'MariaDB connection'],
    ['mongodb+srv://', 'app:pw@db/app', 'MongoDB connection'],
    ['rediss://', ':pw@cache:6379', 'Redis connection'],
    ['sqlserver://', 'sa:pw@sql', 'SQL Server connection'],
    ['mssql://', 'sa:pw@sql', 'SQL Server connection'],
    ['amqp://', 'app:pw@mq', 'RabbitMQ connection'],
    ['-----BEGIN RSA PRIVATE KEY-----', '\nabc\n-----END RSA PRIVATE KEY-----\n', 'RSA private key'],
    ['-----BEGIN PRIVATE KEY-----', '\\nabc\\n-----END PRIVATE KEY-----\\n', 'Private key'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----', '\nabc\n-----END ENCRYPTED PRIVATE KEY-----', 'Encrypted private key'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', '\nabc\n-----END OPENSSH PRIVATE KEY-----\n', 'SSH private key'],
    ['-----BEGIN PGP PRIVATE KEY BLOCK-----', '\n\nabc\n-----END PGP PRIVATE KEY BLOCK-----', 'PGP private key'],
    ['-----BEGIN CERTIFICATE-----', '\r\nabc\r\n-----END CERTIFICATE-----', 'Certificate'],
    ['-----BEGIN CERTIFICATE REQUEST-----', '\nabc\n-----END CERTIFICATE REQUEST-----', 'Certificate request'],
    ['ssh-ed25519 ', 'AAAAC3NzaC1lZDI1NTE5 me@host', 'SSH public key (Ed25519)'],
    ['AGE-SECRET-KEY-1', '23456789ACDEFGHJKLMNPQRSTUVWXYZ23456789ACDEFGHJKLMNPQRSTUV', 'age secret key'],
  ])('shows %s… and says what it is', (prefix, rest, kind) => {
    expect(made(prefix, rest)).toMatchObject({ prefix, kind });
  });

  it('knows a value of no form of its own by the name of its secret', () => {
    const forty = `${letters}/+ab`;
    expect(text(forty)).toMatchObject({ kind: '', service: null });
    expect(text(forty, 'SOME_KEY')).toMatchObject({ kind: '', service: null });
    expect(text(forty, 'AWS_SECRET_ACCESS_KEY')).toMatchObject({ kind: 'AWS secret access key', prefix: '' });
    expect(text(forty, 'billing_aws_secret')).toMatchObject({ service: 'AWS', type: 'api-key' });
    expect(text(`${letters}_-ab`, 'CF_API_TOKEN')).toMatchObject({ kind: 'Cloudflare API token' });
    expect(text(hex + hex.slice(0, 5), 'CLOUDFLARE_API_KEY')).toMatchObject({ kind: 'Cloudflare global API key' });
    expect(text(hex, 'TWILIO_AUTH_TOKEN')).toMatchObject({ kind: 'Twilio auth token' });
    expect(text(hex, 'AWS_SECRET_ACCESS_KEY')).toMatchObject({ kind: '' });
  });

  it('suggests names that a secret can have', () => {
    for (const { name } of knownForms) expect(name ?? 'NONE').toMatch(/^[A-Z][A-Z0-9_]{2,127}$/);
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
      `sk-${letters}`,
      `sk-${hex}`,
      hex40,
      '{"type": "user"}',
      'https://hooks.slack.com/services/T0/B0',
      'https://example.org/1',
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
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9a-f]{32,64}$/)),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anything, (value) => {
        const { prefix, kind, bits, lines } = text(value);
        expect(value.startsWith(prefix)).toBe(true);
        expect(prefix === '' || prefixes.includes(prefix)).toBe(true);
        expect(kind === '' || knownForms.some((form) => nameOfForm(form) === kind && form.prefix === prefix)).toBe(
          true,
        );
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

  it('has each form once', () => {
    const forms = knownForms.map(({ prefix, rest, named }) => `${prefix} ${rest} ${named}`);
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('takes no longer for a text made to delay it', () => {
    for (const start of [
      'HostName=',
      'postgres://',
      'https://hooks.slack.com/workflows/',
      '{',
      'eyJ',
      '-----BEGIN CERTIFICATE-----\n',
    ]) {
      for (const part of [
        'a',
        ':',
        '/',
        '.',
        '@',
        '-----BEGIN CERTIFICATE-----\n',
        'x.azure-devices.net;',
        '?sig=',
        'sentry.io/1',
      ]) {
        expect(text(start + part.repeat(Math.floor(300_000 / part.length))).bits).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('the expiry that a value tells of itself', () => {
  it('is that of a token', () => {
    expect(text(jwt({ exp: 1_800_000_000 })).expiresAt).toBe(1_800_000_000);
    expect(text(supabase('anon')).expiresAt).toBe(2_000_000_000);
    expect(text(jwt({})).expiresAt).toBeNull();
    expect(text(jwt({ exp: -1 })).expiresAt).toBeNull();
    expect(text(jwt({ exp: 1e15 })).expiresAt).toBeNull();
    // The last second of the year 9999 stands for no end.
    expect(text(jwt({ exp: 253_402_300_799 })).expiresAt).toBeNull();
    expect(text(jwt({ exp: 253_402_300_798 })).expiresAt).toBe(253_402_300_798);
    expect(made('eyJ', `hbGciOi.eyJzdWIi.${letters}`).expiresAt).toBeNull();
  });

  it('is that of a shared access signature', () => {
    const signature = (se: string) => {
      return text(`https://shop.blob.core.windows.net/a?sv=2024-11-04&se=${se}&sr=c&sp=rl&sig=${letters}%3D`);
    };
    expect(signature('2027-01-31T23%3A59%3A59Z').expiresAt).toBe(1_801_439_999);
    expect(signature('2027-01-31T23:59Z').expiresAt).toBe(1_801_439_940);
    expect(signature('2027-01-31').expiresAt).toBe(1_801_353_600);
    for (const none of ['', '%zz', 'soon', '2027-13-41T00:00Z']) expect(signature(none).expiresAt).toBeNull();
    expect(signature('').bits).toBe(text(`${letters}%3D`).bits);
  });

  it('is that of a certificate, where it has an end', () => {
    expect(text(certificate).expiresAt).toBe(1_803_859_200);
    expect(text(certificate.replaceAll('\n', '\\n')).expiresAt).toBe(1_803_859_200);
    expect(text(pem('CERTIFICATE', 3)).expiresAt).toBeNull();
  });

  it('is none for other values', () => {
    expect(made('ghp_', letters).expiresAt).toBeNull();
    expect(text('2027-01-31').expiresAt).toBeNull();
    expect(recogniseValue({ encoding: 'base64', data: 'AAAA' }).expiresAt).toBeNull();
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

  it('counts only what is secret of the longer forms', () => {
    expect(text('postgresql+asyncpg://somebody:x7@host/name').bits).toBe(text('x7').bits);
    expect(made('https://hooks.slack.com/services/', `T0123/B0123/${letters.slice(0, 24)}`).bits).toBe(
      text(letters.slice(0, 24)).bits,
    );
    expect(text(`Endpoint=sb://a.net/;SharedAccessKeyName=b;SharedAccessKey=${letters.slice(0, 20)}`).bits).toBe(
      text(letters.slice(0, 20)).bits,
    );
    expect(text(jwt({}).replace(letters, '')).bits).toBe(0);
    expect(
      text(`{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n${hex}\\n-----END`).bits,
    ).toBe(128);
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
