import { useDialogs } from '../ui/dialogs.ts';

export type PaneName = 'sidebar' | 'list' | 'detail';

const panes: readonly PaneName[] = ['sidebar', 'list', 'detail'];

function target(pane: PaneName): HTMLElement | null {
  const element = document.getElementById(`pane-${pane}`);
  if (!element || element.offsetParent === null) return null;
  if (pane === 'sidebar')
    return element.querySelector<HTMLElement>('[aria-current]') ?? element.querySelector('button');
  return element;
}

/** Moves the focus after the screen has been drawn anew; never to a pane that is not shown or is under a dialog. */
export function focusPane(pane: PaneName): void {
  requestAnimationFrame(() => {
    if (useDialogs.getState().open === null) target(pane)?.focus();
  });
}

export function focusSearch(): void {
  const field = document.getElementById('search');
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** To type on; waits for a menu to close, which gives the focus back to its button. */
export function focusSearchEnd(): void {
  setTimeout(() => {
    const field = document.getElementById('search');
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, 0);
}

export function cyclePanes(step: 1 | -1): void {
  const shown = panes.filter((pane) => target(pane) !== null);
  const at = shown.findIndex((pane) => document.getElementById(`pane-${pane}`)?.contains(document.activeElement));
  const next = shown[(at + step + shown.length) % shown.length];
  if (next) focusPane(next);
}
