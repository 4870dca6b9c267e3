import type { SecretType } from '../../src-preload/contract/domain.ts';

/** A form of value that is recognised by its public prefix and by what may follow it. */
export type KnownForm = {
  readonly prefix: string;
  readonly rest: RegExp;
  readonly service: string | null;
  readonly kind: string;
  readonly type: SecretType;
  readonly name: string | null;
  /** Which part of what follows the prefix is secret; all of it unless said. */
  readonly secret?: 'url-password' | 'pem-body' | 'nothing';
};

const token = /^[A-Za-z0-9_-]{10,}$/;
const hex32 = /^[0-9a-f]{32}$/;

type Row = [prefix: string, kind: string, name: string, rest?: RegExp, type?: SecretType];

function service(name: string, rows: readonly Row[]): KnownForm[] {
  return rows.map(([prefix, kind, suggested, rest = token, type = 'api-key']) => {
    return { prefix, rest, service: name, kind: `${name} ${kind}`, type, name: suggested };
  });
}

function connection(name: string, schemes: readonly string[], suggested: string): KnownForm[] {
  return schemes.map((scheme) => {
    const common = { rest: /^\S+$/, service: name, type: 'database' as const, secret: 'url-password' as const };
    return { ...common, prefix: `${scheme}://`, kind: `${name} connection`, name: suggested };
  });
}

function pem(label: string, kind: string, type: SecretType, name: string): KnownForm {
  return {
    prefix: `-----BEGIN ${label}-----`,
    rest: /^(?:\s|\\n)/,
    service: null,
    kind,
    type,
    name,
    secret: 'pem-body',
  };
}

function publicKey(prefix: string, kind: string): KnownForm {
  return { prefix, rest: /^AAAA/, service: null, kind, type: 'ssh-key', name: 'SSH_PUBLIC_KEY', secret: 'nothing' };
}

const forms: KnownForm[] = [
  ...service('Stripe', [
    ['sk_live_', 'live secret key', 'STRIPE_SECRET_KEY'],
    ['sk_test_', 'test secret key', 'STRIPE_SECRET_KEY'],
    ['rk_live_', 'live restricted key', 'STRIPE_RESTRICTED_KEY'],
    ['rk_test_', 'test restricted key', 'STRIPE_RESTRICTED_KEY'],
    ['pk_live_', 'live publishable key', 'STRIPE_PUBLISHABLE_KEY'],
    ['pk_test_', 'test publishable key', 'STRIPE_PUBLISHABLE_KEY'],
    ['whsec_', 'webhook signing secret', 'STRIPE_WEBHOOK_SECRET', /^[A-Za-z0-9+/=]{10,}$/, 'hmac'],
  ]),
  ...service('GitHub', [
    ['ghp_', 'personal access token', 'GITHUB_TOKEN'],
    ['github_pat_', 'fine-grained access token', 'GITHUB_TOKEN'],
    ['gho_', 'OAuth token', 'GITHUB_TOKEN'],
    ['ghu_', 'app user token', 'GITHUB_TOKEN'],
    ['ghs_', 'app installation token', 'GITHUB_TOKEN'],
    ['ghr_', 'refresh token', 'GITHUB_REFRESH_TOKEN'],
  ]),
  ...service('GitLab', [['glpat-', 'access token', 'GITLAB_TOKEN', /^[A-Za-z0-9_.-]{10,}$/]]),
  ...service('AWS', [
    ['AKIA', 'access key id', 'AWS_ACCESS_KEY_ID', /^[A-Z0-9]{16}$/],
    ['ASIA', 'temporary access key id', 'AWS_ACCESS_KEY_ID', /^[A-Z0-9]{16}$/],
  ]),
  ...service('Google', [
    ['AIza', 'API key', 'GOOGLE_API_KEY', /^[A-Za-z0-9_-]{35}$/],
    ['GOCSPX-', 'OAuth client secret', 'GOOGLE_CLIENT_SECRET'],
  ]),
  ...service('Slack', [
    ['xoxb-', 'bot token', 'SLACK_BOT_TOKEN'],
    ['xoxp-', 'user token', 'SLACK_USER_TOKEN'],
    ['xapp-', 'app token', 'SLACK_APP_TOKEN'],
  ]),
  ...service('OpenAI', [
    ['sk-proj-', 'project key', 'OPENAI_API_KEY'],
    ['sk-svcacct-', 'service account key', 'OPENAI_API_KEY'],
    ['sk-', 'API key', 'OPENAI_API_KEY', /^[A-Za-z0-9]{32,}$/],
  ]),
  ...service('Anthropic', [['sk-ant-', 'API key', 'ANTHROPIC_API_KEY']]),
  ...service('npm', [['npm_', 'access token', 'NPM_TOKEN', /^[A-Za-z0-9]{36}$/]]),
  ...service('SendGrid', [['SG.', 'API key', 'SENDGRID_API_KEY', /^[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}$/]]),
  ...service('Twilio', [
    ['SK', 'API key id', 'TWILIO_API_KEY', hex32],
    ['AC', 'account id', 'TWILIO_ACCOUNT_SID', hex32],
  ]),
  ...service('Mailgun', [['key-', 'API key', 'MAILGUN_API_KEY', hex32]]),
  ...service('DigitalOcean', [['dop_v1_', 'access token', 'DIGITALOCEAN_TOKEN', /^[0-9a-f]{64}$/]]),
  ...service('Shopify', [
    ['shpat_', 'admin token', 'SHOPIFY_ACCESS_TOKEN', hex32],
    ['shpss_', 'shared secret', 'SHOPIFY_SHARED_SECRET', hex32, 'hmac'],
  ]),
  ...service('Telegram', [['', 'bot token', 'TELEGRAM_BOT_TOKEN', /^[0-9]{6,12}:AA[A-Za-z0-9_-]{33}$/]]),
  ...connection('Postgres', ['postgres', 'postgresql'], 'DATABASE_URL'),
  ...connection('MySQL', ['mysql', 'mysql2'], 'DATABASE_URL'),
  ...connection('MariaDB', ['mariadb'], 'DATABASE_URL'),
  ...connection('MongoDB', ['mongodb', 'mongodb+srv'], 'MONGODB_URI'),
  ...connection('Redis', ['redis', 'rediss'], 'REDIS_URL'),
  ...connection('RabbitMQ', ['amqp', 'amqps'], 'AMQP_URL'),
  {
    prefix: 'eyJ',
    rest: /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/,
    service: null,
    kind: 'JSON web token',
    type: 'api-key',
    name: 'JWT',
  },
  pem('RSA PRIVATE KEY', 'RSA private key', 'certificate', 'PRIVATE_KEY'),
  pem('EC PRIVATE KEY', 'EC private key', 'certificate', 'PRIVATE_KEY'),
  pem('PRIVATE KEY', 'Private key', 'certificate', 'PRIVATE_KEY'),
  pem('ENCRYPTED PRIVATE KEY', 'Encrypted private key', 'certificate', 'PRIVATE_KEY'),
  pem('OPENSSH PRIVATE KEY', 'SSH private key', 'ssh-key', 'SSH_PRIVATE_KEY'),
  pem('PGP PRIVATE KEY BLOCK', 'PGP private key', 'generic', 'PGP_PRIVATE_KEY'),
  { ...pem('CERTIFICATE', 'Certificate', 'certificate', 'CERTIFICATE'), secret: 'nothing' },
  { ...pem('PUBLIC KEY', 'Public key', 'certificate', 'PUBLIC_KEY'), secret: 'nothing' },
  publicKey('ssh-ed25519 ', 'SSH public key (Ed25519)'),
  publicKey('ssh-rsa ', 'SSH public key (RSA)'),
  publicKey('ecdsa-sha2-nistp256 ', 'SSH public key (ECDSA)'),
];

/** All known forms, longest prefix first: the first that fits is the most exact. */
export const knownForms: readonly KnownForm[] = forms.toSorted((a, b) => b.prefix.length - a.prefix.length);
