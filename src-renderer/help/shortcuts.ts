import { texts } from '../../src-texts/texts.ts';

const t = texts.help;

type Shortcut = { keys: readonly string[]; does: string };
export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

/** Every key that does something, once; `Ctrl` stands for ⌘ on a Mac. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: t.everywhere.title,
    shortcuts: [
      { keys: ['Ctrl N'], does: t.everywhere.newSecret },
      { keys: ['Ctrl F', '/'], does: t.everywhere.search },
      { keys: ['Ctrl K'], does: t.everywhere.palette },
      { keys: ['Ctrl I'], does: t.everywhere.importEnv },
      { keys: ['Ctrl G'], does: t.everywhere.generate },
      { keys: ['Ctrl L'], does: t.everywhere.lock },
      { keys: ['F6'], does: t.everywhere.nextPane },
      { keys: ['Ctrl ,'], does: t.everywhere.settings },
      { keys: ['Ctrl /', '?'], does: t.everywhere.shortcuts },
    ],
  },
  {
    title: t.list.title,
    shortcuts: [
      { keys: ['↑', '↓'], does: t.list.step },
      { keys: ['Home', 'End'], does: t.list.ends },
      { keys: ['Enter'], does: t.list.open },
      { keys: ['Ctrl Space', 'Shift ↓'], does: t.list.mark },
      { keys: ['Ctrl A'], does: t.list.markAll },
      { keys: [t.list.anyLetter], does: t.list.search },
      { keys: ['Delete'], does: t.list.trash },
    ],
  },
  {
    title: t.matrix.title,
    shortcuts: [
      { keys: ['↑', '↓', '←', '→'], does: t.matrix.step },
      { keys: ['Enter'], does: t.matrix.open },
      { keys: ['Ctrl C'], does: t.matrix.copy },
      { keys: ['Esc'], does: t.matrix.leave },
    ],
  },
  {
    title: t.secret.title,
    shortcuts: [
      { keys: ['Ctrl C'], does: t.secret.copy },
      { keys: ['Space'], does: t.secret.reveal },
      { keys: ['Ctrl E'], does: t.secret.edit },
      { keys: ['Ctrl S'], does: t.secret.save },
      { keys: ['Esc'], does: t.secret.cancel },
    ],
  },
  {
    title: t.quickAccess.title,
    shortcuts: [
      { keys: ['Enter'], does: t.quickAccess.copy },
      { keys: ['Tab', '→'], does: t.quickAccess.part },
      { keys: ['Ctrl Enter'], does: t.quickAccess.open },
      { keys: ['Esc'], does: t.quickAccess.close },
    ],
  },
];
