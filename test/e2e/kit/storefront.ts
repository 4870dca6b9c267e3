import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultContext } from '../../../src-main/vault/environment.ts';
import { createVault } from '../../../src-main/vault/open.ts';
import * as projects from '../../../src-main/vault/projects.ts';
import * as trash from '../../../src-main/vault/trash.ts';
import type { NewSecret } from '../../../src-preload/contract.ts';
import { guesser } from '../../kit/guesser.ts';
import { addSecret, deriveKeyOnce, floorCost } from '../../kit/vault.ts';
import { masterPassword } from './story.ts';

/** The moment at which the pictures are taken. */
export const pictured = Date.UTC(2026, 10, 21, 18, 2);
const day = 86_400;

type Entry = {
  name: string;
  value: string;
  in: string;
  environments?: string[];
  description?: string;
  label?: string;
  due?: number;
  type?: NewSecret['type'];
};

// Made up; cut in two, so that nobody's scanner takes them for real ones.
const key = (prefix: string, rest: string) => `${prefix}_${rest}`;
const entries: Entry[] = [
  {
    name: 'STRIPE_SECRET_KEY',
    value: key('sk_live', '51HcQ2eT7mVnXbR4pWzK8sLdY3uGfJ6a'),
    in: 'storefront',
    environments: ['prd'],
    description: 'Production Stripe key, payments',
    due: 12,
  },
  {
    name: 'STRIPE_SECRET_KEY',
    value: key('sk_test', '51HcQ2eT7mZnRkW4pVzB8sKdY3uGfL6c'),
    in: 'storefront',
    environments: ['staging'],
    description: 'Test mode',
  },
  {
    name: 'STRIPE_SECRET_KEY',
    value: key('sk_test', '51HcQ2eT7mQaTkX4pNzD8sMdY3uGfR6e'),
    in: 'storefront',
    environments: ['dev'],
    description: 'Test mode, local',
  },
  {
    name: 'STRIPE_WEBHOOK_SECRET',
    value: key('whsec', 'x7Kd9mTqLw2nVbYe4RzPfHs8'),
    in: 'storefront',
    environments: ['prd'],
    description: 'Signs checkout events',
  },
  {
    name: 'DATABASE_URL',
    value: 'postgres://shop:hV7qTz2mXw9KfLr4@db.internal:5432/shop',
    in: 'storefront',
    environments: ['prd'],
    description: 'Postgres 16, primary, eu-west',
    due: 40,
  },
  {
    name: 'DATABASE_URL',
    value: 'postgres://shop:bN3xKc8vQw5RtYp1@db.staging:5432/shop',
    in: 'storefront',
    environments: ['staging'],
    description: 'Postgres, staging',
    due: -4,
  },
  {
    name: 'SENDGRID_API_KEY',
    value: 'SG.kT9vXw2mQb7LfRz4.8HcYpN3sVdKg6TjWq5XnBm1RzLfTk9Vw2Qb7Yp',
    in: 'storefront',
    environments: ['prd'],
    description: 'Order mails',
  },
  {
    name: 'TLS_CERTIFICATE',
    value:
      '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2vXk9T7mLfRz4KcYpN3sVdKg6QwCgYIKoZIzj0EAwIw\n-----END CERTIFICATE-----\n',
    in: 'storefront',
    environments: ['prd'],
    description: 'shop.example.org, from the certificate',
    due: 9,
    type: 'certificate',
  },
  {
    name: 'OPENAI_API_KEY',
    value: key('sk-proj', 'Xw2mQb7LfRz4KcYp8HcYpN3sVdKg6TjWq5'),
    in: 'storefront',
    environments: ['dev'],
    description: 'Product descriptions',
  },
  {
    name: 'SESSION_SIGNING_KEY',
    value: '7f3a9c1e5b8d2046f1e7a3c95b8d204671e3a9c5f8b2d047',
    in: 'storefront',
    environments: ['prd'],
    description: 'HMAC-SHA256, cookies',
    type: 'hmac',
  },
  {
    name: 'AWS_ACCESS_KEY_ID',
    value: key('AKIA', '3XW2MQB7LFRZ4KCY').replace('_', ''),
    in: 'storefront',
    environments: ['prd'],
    description: 'Uploads bucket',
    due: 61,
  },
  {
    name: 'INVOICE_API_TOKEN',
    value: 'inv-9TqLw2nVbYe4RzPfHs8xK7',
    in: 'billing',
    environments: ['prd'],
    description: 'Sends invoices to the bookkeeper',
    due: -11,
  },
  {
    name: 'PAYPAL_CLIENT_SECRET',
    value: 'EKx7Kd9mTqLw2nVbYe4RzPfHs8Wc3',
    in: 'billing',
    environments: ['prd', 'staging'],
    description: 'Refunds',
  },
  {
    name: 'VAT_SERVICE_KEY',
    value: 'vat-2nVbYe4RzPfHs8xK7Kd9mT',
    in: 'billing',
    description: 'Checks VAT numbers',
    due: 5,
  },
  {
    name: 'GITHUB_TOKEN',
    value: key('ghp', '4rTq8ZxWm2LkPdV9nBcYhJ6sGfQe3uTaR'),
    in: 'website',
    environments: ['dev'],
    description: 'Pushes tags and releases from CI',
  },
  {
    name: 'PLAUSIBLE_API_KEY',
    value: 'plausible-8sLdY3uGfJ6aXw2mQb7',
    in: 'website',
    description: 'Visits, without cookies',
  },
  { name: 'MQTT_PASSWORD', value: 'tulip-anchor-57-violin', in: 'homelab', description: 'Sensors in the garden' },
  {
    name: 'BACKUP_PASSPHRASE',
    value: 'copper lantern meadow thirteen',
    in: 'homelab',
    description: 'restic, to the disk in the cellar',
  },
  { name: 'ROUTER_ADMIN_PASSWORD', value: 'wS7-qTz2-mXw9-KfLr', in: 'homelab', description: 'Behind the shelf' },
];

function contextFor(marksFolder: string, now: () => number): VaultContext {
  return {
    clock: { now, monotonic: () => performance.now() },
    random: (length) => new Uint8Array(randomBytes(length)),
    deriveKey: deriveKeyOnce,
    guesser,
    cost: floorCost,
    costliest: floorCost,
    marksFolder,
  };
}

/** Makes the vault of the pictures, and beside it `older.coffer`: the same before its last change. */
export async function prepareStorefront(folder: string): Promise<{ file: string; older: string; marks: string }> {
  const marks = join(folder, 'marks');
  const file = join(folder, 'storefront.coffer');
  const older = join(folder, 'older.coffer');
  let age = 400;
  const now = () => pictured - age * day * 1_000;
  const { session } = await createVault(contextFor(marks, now), file, masterPassword);
  const ids = Object.fromEntries(
    ['storefront', 'billing', 'website', 'homelab'].map((name) => [name, projects.create(session, { name }).id]),
  );
  // Oldest first: a clock that goes back is out of the ordinary.
  const byAge = entries
    .map((entry, index) => ({ ...entry, made: 78 + ((index * 53) % 260) }))
    .toSorted((a, b) => b.made - a.made);
  for (const { name, value, in: project, due, type, made, ...more } of byAge) {
    age = made;
    const expiresAt = due === undefined ? null : Math.floor(pictured / 1_000) + due * day;
    addSecret(session, name, value, {
      ...more,
      projects: [ids[project] ?? ''],
      expiresAt,
      ...(type === undefined ? {} : { type }),
    });
  }
  age = 3;
  session.store.checkpoint();
  copyFileSync(file, older);
  const gone = addSecret(session, 'LEGACY_FTP_PASSWORD', 'fuchsia-9-harbour', {
    projects: [ids.website ?? ''],
    description: 'The old host',
  });
  trash.trash(session, { id: gone });
  session.lock();
  return { file, older, marks };
}

/** What a person brings in there: something new, a new value, the same value, a name to change, and no secret. */
export const envText = `# Payments
STRIPE_SECRET_KEY=${key('sk_live', '51HcQ2eT7mAaAaA4pWzK8sLdY3uGfJ6a')}
DATABASE_URL=postgres://shop:hV7qTz2mXw9KfLr4@db.internal:5432/shop
# Mails to customers
SMTP_PASSWORD="quartz-lemon-4417"
PRIVATE_KEY="-----BEGIN PRIVATE KEY-----\\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg\\n-----END PRIVATE KEY-----"
2FA_SEED=JBSWY3DPEHPK3PXP
NODE_ENV=production
SENDGRID_API_KEY=SG.kT9vXw2mQb7LfRz4.8HcYpN3sVdKg6TjWq5XnBm1RzLfTk9Vw2Qb7Yp
`;
