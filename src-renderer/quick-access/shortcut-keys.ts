/** The keys of a press, as an event of the page has them. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const named: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Tab: 'Tab',
  Enter: 'Return',
  Insert: 'Insert',
  Delete: 'Delete',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** The modifiers that are held, as Electron calls them. */
export function heldKeys({ ctrlKey, altKey, shiftKey, metaKey }: Press, isMac: boolean): string[] {
  return [
    ...(ctrlKey ? ['Control'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(metaKey ? [isMac ? 'Command' : 'Super'] : []),
  ];
}

/** With Alt or Shift a letter may come as another character: then the key that it stands on counts. */
function mainKey({ key, code }: Press): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
  return named[key] ?? /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? (code === 'Space' ? 'Space' : null);
}

/** The combination that was pressed; `null` while it is none that can be heard everywhere. */
export function shortcutOf(press: Press, isMac: boolean): string | null {
  const held = heldKeys(press, isMac);
  const key = mainKey(press);
  if (key === null || held.every((one) => one === 'Shift')) return null;
  return [...held, key].join('+');
}

/** "Ctrl Alt Space". */
export function shortcutWords(shortcut: string): string {
  return shortcut.replaceAll('+', ' ').replace('Control', 'Ctrl').replace('Return', 'Enter');
}
