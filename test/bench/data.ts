import { randomBytes } from 'node:crypto';

/** What every subject stores: a 40-byte value, an 80-byte description, two environments, an expiry. */
export type Sample = { name: string; value: string; description: string; environments: string[]; expiresAt: number };

const services = ['STRIPE', 'GITHUB', 'AWS', 'SENDGRID', 'POSTGRES', 'OPENAI', 'SENTRY', 'TWILIO'];

export function sample(index: number): Sample {
  const service = services[index % services.length] ?? 'SERVICE';
  return {
    name: `${service}_SECRET_KEY_${index}`,
    value: randomBytes(30).toString('base64'),
    description: `${service.toLowerCase()} key number ${index} of the bench, `.padEnd(80, 'lorem ipsum '),
    environments: ['dev', 'prd'],
    expiresAt: 1_900_000_000 + index,
  };
}

export const samples = (count: number): Sample[] => Array.from({ length: count }, (_, index) => sample(index));

/** The bytes of a sample itself: its texts in UTF-8 and 8 for the expiry. */
export function ownBytes({ name, value, description, environments }: Sample): number {
  return [name, value, description, ...environments].reduce((sum, text) => sum + Buffer.byteLength(text), 8);
}

/** Goes through `count` places in a scattered order, so that no run profits from the one before. */
export function scattered(count: number): () => number {
  let turn = 0;
  return () => {
    turn += 7_919;
    return turn % count;
  };
}

/** The first screen of a list by name: what has to be ready for an unlocked window to be of use. */
export function firstScreen<T extends { name: string }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).slice(0, 100);
}
