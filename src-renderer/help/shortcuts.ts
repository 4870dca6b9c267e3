type Shortcut = { keys: readonly string[]; does: string };
export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

/** Every key that does something, once; `Ctrl` stands for ⌘ on a Mac. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl N'], does: 'New secret' },
      { keys: ['Ctrl F', '/'], does: 'Search' },
      { keys: ['Ctrl K'], does: 'Find a secret or a command' },
      { keys: ['Ctrl I'], does: 'Bring in a .env file' },
      { keys: ['Ctrl G'], does: 'Generate a value' },
      { keys: ['Ctrl L'], does: 'Lock the vault' },
      { keys: ['F6'], does: 'Go to the next pane' },
      { keys: ['Ctrl ,'], does: 'Settings' },
      { keys: ['Ctrl /', '?'], does: 'These shortcuts' },
    ],
  },
  {
    title: 'In the list',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'Previous, next secret' },
      { keys: ['Home', 'End'], does: 'First, last secret' },
      { keys: ['Enter'], does: 'Open it' },
      { keys: ['Ctrl Space', 'Shift ↓'], does: 'Mark for an action on many' },
      { keys: ['Ctrl A'], does: 'Mark all' },
      { keys: ['Any letter'], does: 'Search from there' },
      { keys: ['Delete'], does: 'Move it, or all that are marked, to the trash' },
    ],
  },
  {
    title: 'By environment',
    shortcuts: [
      { keys: ['↑', '↓', '←', '→'], does: 'From cell to cell' },
      { keys: ['Enter'], does: 'What can be done with it' },
      { keys: ['Ctrl C'], does: 'Copy its value' },
      { keys: ['Esc'], does: 'Leave the cells' },
    ],
  },
  {
    title: 'With a secret open',
    shortcuts: [
      { keys: ['Ctrl C'], does: 'Copy its value' },
      { keys: ['Space'], does: 'Reveal or hide its value' },
      { keys: ['Ctrl E'], does: 'Edit' },
      { keys: ['Ctrl S'], does: 'Save' },
      { keys: ['Esc'], does: 'Cancel, close, clear the search or the marks' },
    ],
  },
  {
    title: 'In quick access',
    shortcuts: [
      { keys: ['Enter'], does: 'Copy the value' },
      { keys: ['Tab', '→'], does: 'Copy a part, a line or a reference instead' },
      { keys: ['Ctrl Enter'], does: 'Open it in this window' },
      { keys: ['Esc'], does: 'Put the small window away' },
    ],
  },
];
