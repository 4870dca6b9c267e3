import { describe, expect, test } from 'vitest';
import type { ClipboardState } from '../../src-preload/contract.ts';
import { createClipboardTelling } from './clipboard-telling.ts';
import type { Notice } from './notify.ts';

const holding = (remainingMs: number, name = 'API_KEY', totalMs = 30_000): ClipboardState => ({
  ...({ kind: 'holding', secret: null, excluded: true } as const),
  ...{ name, totalMs, remainingMs },
});
const failed: ClipboardState = { kind: 'failed', reason: 'It holds on.' };

function setUp({ inSight = false, readAloud = false } = {}) {
  const shown: Notice[] = [];
  const facts = { inSight, readAloud };
  const notifier = {
    show: (notice: Notice) => void shown.push(notice),
    close: () => void shown.splice(0),
  };
  const tell = createClipboardTelling({
    notifier,
    isInSight: () => facts.inSight,
    isReadAloud: () => facts.readAloud,
  });
  return { tell, shown, facts };
}

describe('behind other windows', () => {
  test('it is told that a value was not cleared, once, until it is', () => {
    const { tell, shown } = setUp();
    tell(holding(30_000));
    expect(shown).toEqual([]);
    tell(failed);
    const told = { kind: 'clipboard', title: 'The clipboard was not cleared', wish: null };
    expect(shown).toEqual([{ ...told, body: 'It holds on. Opening Coffer tries again.' }]);
    shown.splice(0);
    tell(failed);
    expect(shown).toEqual([]);
    tell({ kind: 'cleared' });
    tell(failed);
    expect(shown).toHaveLength(1);
    tell({ kind: 'cleared' });
    expect(shown).toEqual([]);
  });

  test('a screen reader is told of each copy, and of no secret', () => {
    const { tell, shown } = setUp({ readAloud: true });
    tell(holding(30_000));
    expect(shown.splice(0)).toMatchObject([{ title: 'Copied', body: 'The clipboard clears in 30 s.' }]);
    tell(holding(29_000));
    expect(shown).toEqual([]);
    tell(holding(30_000));
    expect(shown).toHaveLength(1);
    tell(holding(30_000, 'OTHER'));
    expect(shown).toHaveLength(1);
    tell(holding(0, 'OTHER_2', 0));
    expect(shown).toMatchObject([{ title: 'Copied', body: 'It stays until you lock, quit or clear it.' }]);
    expect(JSON.stringify(shown)).not.toContain('OTHER');
    tell({ kind: 'empty' });
    expect(shown).toEqual([]);
  });
});

test('the window in front says it by itself', () => {
  const { tell, shown, facts } = setUp({ inSight: true, readAloud: true });
  tell(holding(30_000));
  tell(failed);
  facts.inSight = false;
  tell(failed);
  expect(shown).toEqual([]);
});
