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

export const paneShown = (pane: PaneName): boolean => target(pane) !== null;

/** The pane that something stands in. */
export function paneOf(element: Element): PaneName | null {
  return panes.find((pane) => element.closest(`#pane-${pane}`)) ?? null;
}

/** Frames after which a pane that was not drawn yet is given up. */
const mostFrames = 30;

const isField = (element: Element | null) =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/**
 * Moves the focus once the pane has been drawn; never to one that is not shown or is under a dialog. It is not taken from
 * the search field, where the person may be typing already, unless that is what it is to leave, nor from any field that
 * the person went to meanwhile. `isStillMeant` is asked in the frame in which the focus would move.
 */
export function focusPane(pane: PaneName, { leaveSearch = false, isStillMeant = (): boolean => true } = {}): void {
  let frames = 0;
  const from = document.activeElement;
  const attempt = () => {
    if (useDialogs.getState().open !== null || !isStillMeant()) return;
    if (document.activeElement !== from && isField(document.activeElement)) return;
    if (!leaveSearch && document.activeElement?.id === 'search') return;
    const element = target(pane);
    frames += 1;
    if (element) element.focus();
    else if (frames < mostFrames) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}

/**
 * For what takes a while: called before it, this gives the function that moves the focus after it, unless the person has
 * gone to another pane meanwhile.
 */
export function focusAfterwards(): (pane: PaneName) => void {
  const here = () => (document.activeElement ? paneOf(document.activeElement) : null);
  const before = here();
  const isStillMeant = () => {
    const now = here();
    return before === null || now === null || now === before;
  };
  return (pane) => focusPane(pane, { isStillMeant });
}

/** Moves the focus to the list, unless the person has put it somewhere already. */
export function focusListAtFirst(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusPane('list');
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
  if (next) focusPane(next, { leaveSearch: true });
}
