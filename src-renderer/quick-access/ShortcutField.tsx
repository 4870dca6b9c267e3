import { useEffect, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { isMac } from '../ui/keys.ts';
import styles from './ShortcutField.module.css';
import { heldKeys, shortcutOf, shortcutWords } from './shortcut-keys.ts';

const t = texts.quickAccess.shortcut;

const suggested = 'Control+Alt+Space';

type ShortcutFieldProps = {
  value: string | null;
  onChange: (shortcut: string | null) => void;
  describedBy: string;
};

/** Shows the shortcut; pressed, it takes the next combination. Esc leaves it as it is. */
export function ShortcutField({ value, onChange, describedBy }: ShortcutFieldProps) {
  const [held, setHeld] = useState<string[] | null>(null);
  const choosing = held !== null;
  const field = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!choosing) return;
    void window.coffer.desktop.choosingShortcut({ choosing: true });
    const onKey = (event: KeyboardEvent) => {
      // Tab alone goes on to what follows; all else is meant for this field.
      if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return setHeld(null);
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type === 'keyup') return setHeld(heldKeys(event, isMac));
      const pressed = shortcutOf(event, isMac);
      if (event.key === 'Escape') setHeld(null);
      else if (pressed === null) setHeld(heldKeys(event, isMac));
      else {
        setHeld(null);
        onChange(pressed);
      }
    };
    const stop = () => setHeld(null);
    // Before every other listener: the keys mean nothing else now.
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    window.addEventListener('blur', stop);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
      window.removeEventListener('blur', stop);
      void window.coffer.desktop.choosingShortcut({ choosing: false });
    };
  }, [choosing, onChange]);

  const words = choosing
    ? held.length === 0
      ? t.press
      : `${shortcutWords(held.join('+'))} …`
    : value === null
      ? t.none
      : shortcutWords(value);
  return (
    <span className={styles.row}>
      <button
        ref={field}
        type="button"
        className={classes(styles.field, choosing && styles.choosing)}
        aria-label={t.label(words)}
        aria-describedby={describedBy}
        onClick={() => setHeld([])}
        onBlur={() => setHeld(null)}
      >
        {words}
      </button>
      {value === null ? (
        <Button size="dialog" onClick={() => onChange(suggested)}>
          {t.use(shortcutWords(suggested))}
        </Button>
      ) : (
        <Button
          size="dialog"
          onClick={() => {
            onChange(null);
            field.current?.focus();
          }}
        >
          {t.turnOff}
        </Button>
      )}
    </span>
  );
}
