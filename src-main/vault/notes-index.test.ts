import { describe, expect, it } from 'vitest';
import { quickVaults } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { list } from './list.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();

function find(session: Session, query: string, limit = 10, offset = 0) {
  const asked = { view: { kind: 'all' }, query, sort: 'name', offset, limit, leadDays: 14 } as const;
  const { rows, fromNotes, total } = list(session, asked);
  return { names: rows.map(({ name }) => name), fromNotes, total };
}

/** Until everything that was written is read. */
async function settled(session: Session): Promise<void> {
  await session.notes.catchUp();
}

describe('notes in the search', () => {
  it('are found once they are read, below what fits by name or label, with the line that fits', async () => {
    const { session } = await makeVault();
    const noted = addSecret(session, 'STRIPE_KEY', 'x', { notes: '# How\nWhom to ask: Jörg\n' });
    addSecret(session, 'JORG_TOKEN', 'y');
    expect(find(session, 'jorg').names).toEqual(['JORG_TOKEN']);
    await settled(session);
    expect(find(session, 'jorg')).toEqual({
      names: ['JORG_TOKEN', 'STRIPE_KEY'],
      fromNotes: { [noted]: 'Whom to ask: Jörg' },
      total: 2,
    });
    expect(find(session, 'jorg', 1).fromNotes).toEqual({});
    expect(find(session, 'jorg', 1, 1)).toMatchObject({
      names: ['STRIPE_KEY'],
      fromNotes: { [noted]: /Jörg/ },
    } as never);
  });

  it('follow what is changed, added and removed', async () => {
    const { session } = await makeVault();
    session.notes.start();
    await settled(session);
    const id = addSecret(session, 'A', 'x', { notes: 'first' });
    await settled(session);
    expect(find(session, 'first').names).toEqual(['A']);
    secrets.update(session, { id, revision: 1, changes: { notes: 'second' } });
    await settled(session);
    expect(find(session, 'first').names).toEqual([]);
    expect(find(session, 'second').names).toEqual(['A']);
    trash.trash(session, { id });
    trash.purge(session, { ids: [id] });
    await settled(session);
    expect(session.notes.notesOf(id)).toBe('');
  });

  it('are forgotten when the vault is locked, also while they are read', async () => {
    const { session } = await makeVault();
    const ids = Array.from({ length: 200 }, (_, n) => addSecret(session, `A${n}`, 'x', { notes: `note ${n}` }));
    const reading = session.notes.catchUp();
    session.lock();
    await reading;
    expect(ids.filter((id) => session.notes.notesOf(id) !== '')).toEqual([]);
  });

  it('wait while the vault is busy, and are read after that', async () => {
    const { session } = await makeVault();
    session.notes.start();
    addSecret(session, 'A', 'x', { notes: 'needle' });
    await session.alone(async () => {
      await session.notes.catchUp();
    });
    addSecret(session, 'B', 'x');
    await settled(session);
    expect(find(session, 'needle').names).toEqual(['A']);
  });
});
