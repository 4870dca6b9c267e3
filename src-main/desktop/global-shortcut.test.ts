import { describe, expect, test } from 'vitest';
import { createShortcutKeeper } from './global-shortcut.ts';

function setUp(refused: readonly string[] = []) {
  const held = new Map<string, () => void>();
  let pressed = 0;
  const keeper = createShortcutKeeper(
    {
      register(accelerator, run) {
        if (accelerator === 'broken') throw new TypeError('no such key');
        if (refused.includes(accelerator)) return false;
        held.set(accelerator, run);
        return true;
      },
      unregister: (accelerator) => void held.delete(accelerator),
    },
    () => {
      pressed++;
    },
  );
  return { keeper, held, pressed: () => pressed };
}

describe('the global shortcut', () => {
  test('is none until one is chosen, then the one, then another', () => {
    const { keeper, held, pressed } = setUp();
    expect([keeper.state(), held.size]).toEqual(['off', 0]);
    keeper.use('Control+Alt+Space');
    expect(keeper.state()).toBe('on');
    held.get('Control+Alt+Space')?.();
    expect(pressed()).toBe(1);
    keeper.use('Control+Alt+K');
    expect([...held.keys()]).toEqual(['Control+Alt+K']);
    keeper.use(null);
    expect([keeper.state(), held.size]).toEqual(['off', 0]);
  });

  test.each(['taken', 'broken'])('says so where it is refused, and holds nothing: %s', (keys) => {
    const { keeper, held } = setUp(['taken']);
    keeper.use('Control+Alt+Space');
    keeper.use(keys);
    expect([keeper.state(), held.size]).toEqual(['refused', 0]);
    keeper.use('Control+Alt+Space');
    expect(keeper.state()).toBe('on');
  });

  test('does nothing while another one is being chosen, and is given back at the end', () => {
    const { keeper, held, pressed } = setUp();
    keeper.use('Control+Alt+Space');
    keeper.setChoosing(true);
    held.get('Control+Alt+Space')?.();
    expect(pressed()).toBe(0);
    keeper.setChoosing(false);
    held.get('Control+Alt+Space')?.();
    expect(pressed()).toBe(1);
    keeper.stop();
    expect(held.size).toBe(0);
  });
});
