import { join } from 'node:path';
import { createVault } from '../../../src-main/vault/open.ts';
import * as projects from '../../../src-main/vault/projects.ts';
import { addSecret, contextOn } from '../../kit/vault.ts';
import { masterPassword } from './story.ts';

const day = 86_400;

/** What the prepared vault holds; each value is a marker that can be looked for anywhere. */
export const values = {
  API_URL: 'marker-api-url-5502',
  BACKUP_TOKEN: 'marker-backup-7741',
  DATABASE_URL: 'postgres://shop:marker-database-3318@db.internal:5432/shop',
  GITHUB_TOKEN: 'marker-github-9093',
  OLD_SMTP_PASSWORD: 'marker-smtp-6127',
  SIGNING_KEY: '-----BEGIN PRIVATE KEY-----\nmarker-pem-2205\nline two\n-----END PRIVATE KEY-----\n',
  STRIPE_KEY: 'marker-stripe-4816',
  WEBHOOK_STRIPE: 'marker-webhook-1170',
} as const;

/** Makes `personal.coffer` in a folder: eight secrets, one of them expired, one due in five days. */
export async function prepareVault(folder: string): Promise<string> {
  const context = contextOn({ now: Date.now, monotonic: () => performance.now() }, folder);
  const file = join(folder, 'personal.coffer');
  const { session } = await createVault(context, file, masterPassword);
  const now = Math.floor(Date.now() / 1000);
  const shop = projects.create(session, { name: 'storefront' }).id;
  const more = {
    API_URL: { description: 'Where the Stripe calls go' },
    BACKUP_TOKEN: { expiresAt: now + 5 * day },
    OLD_SMTP_PASSWORD: { expiresAt: now - 3 * day },
    STRIPE_KEY: { label: 'Payments', projects: [shop], environments: ['prd'] },
  };
  for (const [name, value] of Object.entries(values)) {
    addSecret(session, name, value, more[name as keyof typeof more] ?? {});
  }
  session.lock();
  return file;
}
