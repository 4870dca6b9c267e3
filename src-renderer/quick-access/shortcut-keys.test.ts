import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortcut as schema } from '../../src-preload/contract/shortcut.ts';
import { heldKeys, type Press, shortcutOf, shortcutWords } from './shortcut-keys.ts';

const press = (key: string, held: Partial<Press> = {}, code = ''): Press => ({
  ...{ ctrlKey: false, altKey: false, shiftKey: false, metaKey: false },
  ...{ key, code, ...held },
});

describe('the keys of a shortcut', () => {
  it.each([
    [press(' ', { ctrlKey: true, altKey: true }, 'Space'), 'Control+Alt+Space'],
    [press('k', { metaKey: true, shiftKey: true }), 'Shift+Super+K'],
    [press('F9', { altKey: true }), 'Alt+F9'],
    [press('ArrowUp', { ctrlKey: true }), 'Control+Up'],
    // What Alt makes of a letter.
    [press('π', { altKey: true, ctrlKey: true }, 'KeyP'), 'Control+Alt+P'],
    // One letter alone, with Shift alone, or no key yet.
    [press('a'), null],
    [press('A', { shiftKey: true }), null],
    [press('Control', { ctrlKey: true }, 'ControlLeft'), null],
    [press('Dead', { ctrlKey: true }, 'Quote'), null],
  ])('%o is %s', (pressed, expected) => expect(shortcutOf(pressed, false)).toBe(expected));

  it('are called by their names on a Mac', () => {
    expect(shortcutOf(press('k', { metaKey: true }), true)).toBe('Command+K');
    expect(heldKeys(press('Meta', { metaKey: true, altKey: true }), true)).toEqual(['Alt', 'Command']);
  });

  it('are always what the contract takes', () => {
    const key = fc.oneof(
      fc.constantFrom(' ', 'Enter', 'Tab', 'F1', 'F24', 'F25', 'Home', 'ß', 'Escape', 'Process', '+', ''),
      fc.string({ maxLength: 2 }),
    );
    const on = fc.boolean();
    fc.assert(
      fc.property(
        fc.record({
          key,
          code: fc.constantFrom('', 'KeyQ', 'Digit7', 'Space', 'Slash'),
          ctrlKey: on,
          altKey: on,
          shiftKey: on,
          metaKey: on,
        }),
        on,
        (pressed, isMac) => {
          const found = shortcutOf(pressed, isMac);
          if (found !== null) expect(schema.safeParse(found).success).toBe(true);
        },
      ),
    );
  });

  it('are written as they stand on the keys', () => {
    expect(shortcutWords('Control+Alt+Space')).toBe('Ctrl Alt Space');
  });
});
