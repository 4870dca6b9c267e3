import { z } from './z.ts';

/**
 * A key combination as Electron writes it: `Control+Alt+Space`. One of Control, Alt, Super and Command at least: a
 * letter alone would be taken from every other program.
 */
export const shortcut = z
  .string()
  .max(64)
  .regex(
    /^(?=.*(?:Control|Alt|Super|Command)\+)(?:(?:Control|Alt|Shift|Super|Command)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Return|Insert|Delete|Home|End|PageUp|PageDown|Up|Down|Left|Right)$/,
  );
