import { describe, expect, test } from 'vitest';
import type { Moment } from '../vault/reminders.ts';
import { wordAnomalies, wordDigest, wordDue } from './reminder-words.ts';

const id = (n: number) => n.toString(16).padStart(32, '0');
const moment = (more: Partial<Moment> = {}): Moment => ({
  ...{ id: id(1), at: 1_800_000_000, why: 'expiry', leadDays: null, snoozedUntil: null },
  ...more,
});

describe('the words', () => {
  const known = new Map([
    [id(1), 'STRIPE_KEY'],
    [id(2), 'DB_PASSWORD'],
    [id(3), 'SMTP'],
    [id(4), 'NPM_TOKEN'],
  ]);
  const names = (wanted: string) => known.get(wanted);
  const plan = { soon: [moment({ id: id(2) })], due: [moment()] };

  test('name secrets only where names are given', () => {
    expect(wordDue(plan, names)?.body).toBe('1 expired, 1 due soon: STRIPE_KEY, DB_PASSWORD');
    expect(wordDue(plan, null)).toEqual({
      kind: 'due',
      title: '2 secrets need attention',
      body: '1 expired, 1 due soon. Unlock Coffer to see which.',
      wish: { kind: 'page', page: 'reminders' },
    });
  });

  test('name three and count the rest, each secret once', () => {
    const soon = [1, 2, 3, 4].map((n) => moment({ id: id(n) }));
    expect(wordDue({ soon, due: [] }, names)?.body).toBe('4 due soon: STRIPE_KEY, DB_PASSWORD, SMTP and 1 more');
    const twice = { soon: [], due: [moment(), moment({ why: 'rotation' })] };
    expect(wordDue(twice, names)?.title).toBe('STRIPE_KEY has expired');
  });

  test('say it plainly of one, and show it', () => {
    const one = (more: Partial<Moment>, stage: 'soon' | 'due') =>
      wordDue({ soon: [], due: [], [stage]: [moment(more)] }, names);
    expect(one({}, 'soon')).toMatchObject({ title: 'STRIPE_KEY expires soon', wish: { kind: 'secret', id: id(1) } });
    expect(one({}, 'due')?.title).toBe('STRIPE_KEY has expired');
    expect(one({ why: 'rotation' }, 'due')?.title).toBe('STRIPE_KEY is due for rotation');
    expect(wordDue({ soon: [], due: [moment({ why: 'marked' })] }, null)).toMatchObject({
      title: '1 secret needs attention',
      body: '1 to rotate. Unlock Coffer to see which.',
    });
  });

  test('say nothing of nothing', () => {
    expect(wordDue({ soon: [], due: [] }, names)).toBeNull();
    expect(wordDigest({ soon: [], due: [] }, names)).toBeNull();
    expect(wordAnomalies([])).toBeNull();
  });
});
