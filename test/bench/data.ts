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

/** One thing that is measured: its name, and one run of it; `before` is not timed. */
export type Operation = { name: string; runs: number; before?: () => void | Promise<void>; run: () => unknown };

/** A subject filled with data of one size. */
export type Subject = { name: string; operations: Operation[]; end: () => void | Promise<void> };

export type Row = {
  subject: string;
  operation: string;
  size: number;
  medianMs: number;
  p95Ms: number;
  samples: number;
};

/** Goes through `count` places in a scattered order, so that no run profits from the one before. */
export function scattered(count: number): () => number {
  let turn = 0;
  return () => {
    turn += 7_919;
    return turn % count;
  };
}
