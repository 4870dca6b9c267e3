import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepCheck, unlock } from '../../test/attacks/faults/kit.ts';
import { anyText } from '../../test/kit/any-text.ts';
import { draft } from '../../test/kit/draft.ts';
import { quickVaults } from '../../test/kit/quick-vault.ts';
import { addSecret, masterPassword } from '../../test/kit/vault.ts';
import * as drafts from './drafts.ts';
import { rotateVaultKey } from './rekey.ts';
import * as secrets from './secrets.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();

describe('drafts', () => {
  it('are kept over locking, sealed, and offered by whose they are', async () => {
    const { session, kit } = await makeVault();
    const id = addSecret(session, 'STRIPE_KEY', 'x');
    drafts.keep(session, draft(id, 'STRIPE_KEY_2', 'sk_live_typed'));
    kit.clock.advance(60_000);
    drafts.keep(session, draft(null, 'NEW_ONE', ''));
    session.lock();

    const again = await unlock(kit);
    const at = Math.floor(kit.clock.now() / 1_000);
    expect(drafts.list(again)).toEqual([
      { secret: null, name: 'NEW_ONE', at },
      { secret: id, name: 'STRIPE_KEY', at: at - 60 },
    ]);
    expect(drafts.open(again, { secret: id })).toEqual(draft(id, 'STRIPE_KEY_2', 'sk_live_typed'));
    expect(drafts.open(again, { secret: '0'.repeat(32) })).toBeNull();
    drafts.discard(again, { secret: id });
    expect(drafts.open(again, { secret: id })).toBeNull();
    expect(await deepCheck(again)).toBe('intact');
    again.lock();
  });

  it('are not audited, and discarding none writes nothing', async () => {
    const { session } = await makeVault();
    const { audit } = session.manifest.sums;
    drafts.keep(session, draft(null, 'A', 'b'));
    const { revision } = session;
    drafts.discard(session, { secret: '0'.repeat(32) });
    expect(session.revision).toBe(revision);
    drafts.discard(session, { secret: null });
    expect(session.manifest.sums.audit).toEqual(audit);
  });

  it('wait in the trash with their secret and go with it', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'A', 'x');
    drafts.keep(session, draft(id, 'A', 'typed'));
    trash.trash(session, { id });
    expect(drafts.list(session)).toEqual([]);
    trash.restore(session, { id });
    expect(drafts.list(session)).toHaveLength(1);
    trash.trash(session, { id });
    trash.purge(session, { ids: [id] });
    expect(session.manifest.sums.drafts.count).toBe(0);
    drafts.keep(session, draft(id, 'A', 'typed'));
    expect(session.manifest.sums.drafts.count).toBe(0);
  });

  it('come along when the vault key is rotated', async () => {
    const { session } = await makeVault();
    drafts.keep(session, draft(null, 'A', 'typed'));
    await session.startDeepCheck();
    await rotateVaultKey(session, masterPassword, {});
    expect(drafts.open(session, { secret: null })).toEqual(draft(null, 'A', 'typed'));
    expect(await deepCheck(session)).toBe('intact');
  });

  it('are one for each secret and one for a new one, whatever happens in between', async () => {
    const { session: first, kit } = await makeVault();
    const ids = [null, ...['A', 'B'].map((name) => addSecret(first, name, 'x'))];
    first.lock();
    const whose = fc.constantFrom(0, 1, 2);
    const step = fc.oneof(
      fc.record({ do: fc.constant('keep' as const), whose, name: fc.string(), value: anyText() }),
      fc.record({ do: fc.constant('discard' as const), whose }),
      fc.record({ do: fc.constant('edit' as const), whose }),
      fc.record({ do: fc.constant('lock' as const) }),
    );
    let session = await unlock(kit);
    const model = new Map<string | null, ReturnType<typeof draft>>(
      ids.flatMap((id) => {
        const there = drafts.open(session, { secret: id });
        return there ? [[id, there]] : [];
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const one of steps) {
          const id = 'whose' in one ? (ids[one.whose] ?? null) : null;
          if (one.do === 'keep') {
            model.set(id, draft(id, one.name, one.value));
            drafts.keep(session, draft(id, one.name, one.value));
          } else if (one.do === 'discard') {
            model.delete(id);
            drafts.discard(session, { secret: id });
          } else if (one.do === 'edit' && id !== null) {
            const { revision } = secrets.get(session, { id });
            secrets.update(session, { id, revision, changes: { label: `${revision}` } });
          } else {
            session.lock();
            session = await unlock(kit);
          }
          for (const secret of ids) expect(drafts.open(session, { secret })).toEqual(model.get(secret) ?? null);
          expect(session.manifest.sums.drafts.count).toBe(model.size);
        }
      }),
      { numRuns: 40 },
    );
    expect(await deepCheck(session)).toBe('intact');
    session.lock();
  });
});
