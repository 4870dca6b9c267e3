import { useEffect } from 'react';
import { focusPane, type PaneName, paneOf, paneShown } from './focus.ts';

/** Frames in which whoever took the focused thing away may say where the focus goes. */
const patience = 3;

const isNowhere = () => document.activeElement === document.body;

/**
 * Where what has the focus goes away (the button of a message, "Clear now" once it is cleared), the next key would mean
 * nothing: the focus goes to the dialog that is open, to the pane that it was in, else to the list or to what stands in its place.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: { element: Element; pane: PaneName | null } | null = null;
    const noteFocus = ({ target }: FocusEvent) => {
      last = target instanceof Element ? { element: target, pane: paneOf(target) } : null;
    };
    const keep = (frames: number) => {
      if (last === null || last.element.isConnected || !isNowhere()) return;
      if (frames > 0) return void requestAnimationFrame(() => keep(frames - 1));
      const { pane } = last;
      last = null;
      const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]')].at(-1);
      if (dialog) return dialog.focus();
      const next = pane !== null && paneShown(pane) ? pane : paneShown('list') ? 'list' : 'detail';
      focusPane(next, { isStillMeant: isNowhere });
    };
    const watch = new MutationObserver(() => keep(patience));
    document.addEventListener('focusin', noteFocus);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', noteFocus);
      watch.disconnect();
    };
  }, []);
}
