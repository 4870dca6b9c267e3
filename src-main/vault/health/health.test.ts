import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { HealthKind } from '../../../src-preload/contract/health.ts';
import { quickVaults, text } from '../../../test/kit/quick-vault.ts';
import { addSecret } from '../../../test/kit/vault.ts';
import { fromHex } from '../../crypto/bytes.ts';
import { person } from '../environment.ts';
import { recordUse } from '../reading.ts';
import * as secrets from '../secrets.ts';
import type { Session } from '../session.ts';
import * as trash from '../trash.ts';
import { report } from './health.ts';
import { HealthCheck } from './health-check.ts';

const makeVault = quickVaults();
const lead = { leadDays: 14 };
const strong = 'q7Rk2vXw9LmT4nZc8pYb3sHd6fJg5KaQ1eUoVi0x';

async function kindsById(session: Session): Promise<Map<string, HealthKind[]>> {
  const { secrets: found } = await report(session, lead);
  return new Map(found.map(({ id, findings }) => [id, findings.map(({ kind }) => kind)]));
}

/** Ids of the versions whose rows are opened while `work` runs. */
async function opened(session: Session, work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(session.rows, 'open');
  await work();
  const count = spy.mock.calls.filter(([table]) => table === 'versions').length;
  spy.mockRestore();
  return count;
}

function change(session: Session, id: string, data: string): void {
  const { revision } = secrets.get(session, { id });
  secrets.update(session, { id, revision, changes: { value: text(data) } });
}

describe('the health report', () => {
  it('looks at every current value', async () => {
    const { session } = await makeVault();
    const described = { description: 'what it is for' };
    const weak = addSecret(session, 'SMTP_PASSWORD', 'hunter2', { ...described, type: 'password' });
    const dev = addSecret(session, 'STRIPE_KEY', strong, { ...described, environments: ['dev'] });
    const production = addSecret(session, 'STRIPE_KEY', strong, { ...described, environments: ['prd'] });
    const plain = addSecret(session, 'PLAIN_KEY', strong.toLowerCase());
    change(session, weak, 'sunflower87');
    expect(await kindsById(session)).toEqual(
      new Map<string, HealthKind[]>([
        [weak, ['weak']],
        [dev, ['same-as-production']],
        [production, ['reused']],
        [plain, ['no-description']],
      ]),
    );
    expect(await report(session, lead)).toMatchObject({ checked: 4, unreadable: [] });
  });

  it('has no value in it, nor a digest of one', async () => {
    const { session } = await makeVault();
    const values = ['hunter2hunter2', strong, 'AKIAIOSFODNN7EXAMPLE'];
    for (const [i, value] of values.entries()) addSecret(session, `NAME_${i}`, value);
    addSecret(session, 'AGAIN', strong);
    const written = JSON.stringify(await report(session, lead));
    for (const value of values) expect(written).not.toContain(value.slice(0, 5));
    for (const known of (await session.health.run()).values()) {
      expect(known.value?.digest).toMatch(/^[0-9a-f]{32}$/);
      expect(written).not.toContain(known.value?.digest.slice(0, 8));
      expect(JSON.stringify(known)).not.toMatch(/hunter2|q7Rk2|AKIA/);
    }
  });

  it('leaves no trace: nothing is used, audited or written', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'STRIPE_KEY', strong);
    const { revision } = session;
    const events = session.manifest.sums.audit.count;
    await report(session, lead);
    expect([session.revision, session.manifest.sums.audit.count]).toEqual([revision, events]);
    expect(session.pages.get(id)?.lastUsedAt).toBeNull();
  });

  it('works in a vault without secrets', async () => {
    const { session } = await makeVault();
    expect(await report(session, lead)).toMatchObject({ checked: 0, secrets: [], next: [] });
  });

  it('goes on where a value is damaged, and names its secret', async () => {
    const { session } = await makeVault();
    const good = addSecret(session, 'GOOD', 'hunter2', { type: 'password' });
    const bad = addSecret(session, 'BAD', 'hunter2', { type: 'password' });
    const [row] = session.store.versionsOf(fromHex(bad));
    if (!row) throw new Error('no version');
    const sealed = Uint8Array.from(row.sealed as Uint8Array, (byte, i) => (i === 40 ? byte ^ 1 : byte));
    session.store.tables.versions.update({ ...row, sealed });
    const found = await report(session, lead);
    expect(found).toMatchObject({ checked: 1, unreadable: [bad] });
    expect((await kindsById(session)).get(good)).toContain('weak');
    expect(session.integrity().damaged).toMatchObject([{ table: 'versions', name: 'BAD' }]);
  });
});

describe('the health check', () => {
  it('opens a value again only when its secret has changed', async () => {
    const { session } = await makeVault();
    const ids = ['ONE', 'TWO', 'THREE'].map((name) => addSecret(session, name, `${name} ${strong}`));
    const [first = '', second = ''] = ids;
    expect(await opened(session, () => report(session, lead))).toBe(3);
    expect(await opened(session, () => report(session, lead))).toBe(0);
    recordUse(session, first, 'secret-read', person);
    expect(await opened(session, () => report(session, lead))).toBe(0);
    change(session, second, 'hunter2');
    addSecret(session, 'FOUR', strong);
    expect(await opened(session, () => report(session, lead))).toBe(2);
    trash.trash(session, { id: first });
    trash.purge(session, { ids: [first] });
    await report(session, lead);
    expect(session.health.size).toBe(3);
  });

  it('finds the same step by step as from scratch', async () => {
    const { session } = await makeVault();
    const ids: string[] = [];
    const value = fc.constantFrom('hunter2', 'changeme', '123456', strong, 'wander-fossil-quartz-lemon');
    const step = fc.record({ value, at: fc.nat(), what: fc.constantFrom('add', 'change', 'trash', 'use') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        for (const { value: data, at, what } of steps) {
          const id = ids[at % Math.max(1, ids.length)];
          if (what === 'add' || id === undefined) {
            ids.push(addSecret(session, `NAME_${ids.length}`, data, { type: 'password' }));
          } else if (session.pages.get(id)?.trashedAt === null) {
            if (what === 'change') change(session, id, data);
            else if (what === 'trash') trash.trash(session, { id });
            else recordUse(session, id, 'secret-read', person);
          }
        }
        const stepwise = new Map(await session.health.run());
        expect(stepwise).toEqual(await new HealthCheck(session).run());
        expect(stepwise.size).toBe(session.pages.size);
      }),
      { numRuns: 15 },
    );
  });

  it('is joined by a second call, and looks at what changes meanwhile', async () => {
    const { session } = await makeVault();
    const first = addSecret(session, 'FIRST_KEY', strong);
    for (let i = 0; i < 60; i++) addSecret(session, `KEY_${i}`, `${i} ${strong}`);
    let late = '';
    const count = await opened(session, async () => {
      const both = Promise.all([report(session, lead), report(session, lead)]);
      await vi.waitFor(() => expect(session.health.size).toBeGreaterThan(0), { interval: 0 });
      expect(session.health.size).toBeLessThan(61);
      late = addSecret(session, 'LATE_PASSWORD', 'hunter2', { type: 'password' });
      change(session, first, 'changeme');
      const [one, other] = await both;
      expect(one).toEqual(other);
      const kinds = new Map(one.secrets.map(({ id, findings }) => [id, findings.map(({ kind }) => kind)]));
      expect(kinds.get(late)).toContain('weak');
      expect(kinds.get(first)).toContain('placeholder');
    });
    // 61 and the two; the change itself reads the old value to compare.
    expect(count).toBe(64);
  });

  it('keeps nothing once the vault is locked, also in the middle', async () => {
    const { session } = await makeVault();
    for (let i = 0; i < 60; i++) addSecret(session, `KEY_${i}`, `${i} ${strong}`);
    await report(session, lead);
    expect(session.health.size).toBe(60);
    const again = new HealthCheck(session);
    const running = again.run();
    const refused = expect(running).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await vi.waitFor(() => expect(again.size).toBeGreaterThan(0), { interval: 0 });
    session.lock();
    await refused;
    expect(session.health.size).toBe(0);
    await expect(report(session, lead)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  });

  it('keeps nothing of what a guesser says after the lock, and ends him with it', async () => {
    const { session } = await makeVault();
    addSecret(session, 'SMTP_PASSWORD', 'hunter2', { type: 'password' });
    const { guesser } = session.context;
    const guessed = await guesser.guess('hunter2');
    let answer = (_guessed: typeof guessed) => {};
    const asked = vi.spyOn(guesser, 'guess').mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const ended = vi.spyOn(guesser, 'end');
    const refused = expect(session.health.run()).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce(), { interval: 0 });
    session.lock();
    expect(ended).toHaveBeenCalledOnce();
    answer(guessed);
    await refused;
    expect(session.health.size).toBe(0);
    asked.mockRestore();
    ended.mockRestore();
  });

  it('stops when it is told to, and goes on from there', async () => {
    const { session } = await makeVault();
    for (let i = 0; i < 60; i++) addSecret(session, `KEY_${i}`, `${i} ${strong}`);
    const running = session.health.run();
    const refused = expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await vi.waitFor(() => expect(session.health.size).toBeGreaterThan(0), { interval: 0 });
    session.health.stop();
    await refused;
    const before = session.health.size;
    expect(before).toBeLessThan(60);
    expect(await opened(session, () => report(session, lead))).toBe(60 - before);
  });

  it('is refused while the vault is busy', async () => {
    const { session } = await makeVault();
    addSecret(session, 'STRIPE_KEY', strong);
    await session.alone(async () => {
      await expect(report(session, lead)).rejects.toMatchObject({ code: 'BUSY' });
    });
    expect((await report(session, lead)).checked).toBe(1);
  });
});
