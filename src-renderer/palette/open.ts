import { openDialog } from '../ui/dialogs.ts';

let cameFrom: Element | null = null;

/** Remembers what has the focus: the palette's field takes it at once, so that no key typed right after is lost. */
export function openPalette(): void {
  cameFrom = document.activeElement;
  openDialog('palette');
}

/** What had the focus, if it is still there. */
export function paletteCameFrom(): HTMLElement | null {
  return cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body ? cameFrom : null;
}
