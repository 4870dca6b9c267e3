import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { paletteCameFrom } from './open.ts';
import styles from './Palette.module.css';
import { PaletteSearch } from './PaletteSearch.tsx';

/** Ctrl+K: every secret and every command, by what is typed. What was chosen happens after it has closed. */
export function Palette() {
  const open = useDialogs((state) => state.open === 'palette');
  const chosen = useRef<(() => void) | null>(null);

  function afterwards(isOpen: boolean): void {
    if (isOpen) return;
    const run = chosen.current;
    chosen.current = null;
    run?.();
  }

  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) closeDialog();
      }}
      onOpenChangeComplete={afterwards}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} aria-label={texts.palette.title} finalFocus={paletteCameFrom}>
          <PaletteSearch
            onChoose={(run) => {
              chosen.current = run;
              closeDialog();
            }}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
