import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { discard, openEnvFile } from '../exchange/actions.ts';
import { useImport } from '../exchange/store.ts';
import { usePage } from '../pages/store.ts';
import { openPalette } from '../palette/open.ts';
import { takeWish } from '../reminders/actions.ts';
import { openDialog } from '../ui/dialogs.ts';
import { isTyping } from '../ui/keys.ts';
import { copyValue, editSelected, moveToTrash, newSecret } from './commands.ts';
import { useDetail } from './detail-store.ts';
import { cyclePanes, focusSearch } from './focus.ts';
import { toggleReveal } from './reveal.ts';

/** A dialog, a menu or a list that is open has the keys for itself. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

function showsDetail(): boolean {
  const onSecrets = usePage.getState().page === 'secrets' && useImport.getState().preview === null;
  return onSecrets && useDetail.getState().pane.kind === 'detail';
}

/** Whether a control has the focus that uses this key itself. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (isTyping(event)) return true;
  const roles =
    'button, a, select, [role="combobox"], [role="option"], [role="checkbox"], [role="radio"], [role="switch"]';
  return target instanceof Element && event.key === ' ' && target.matches(roles);
}

function find(): void {
  discard();
  focusSearch();
}

/** Typing anywhere but in a field goes to the search. */
function typeToSearch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if ([...event.key].length !== 1 || event.key === ' ' || event.key === '?' || isTaken(event)) return;
  if (isCovered() || !showsDetail()) return;
  const { target } = event;
  if (target instanceof Element && target.closest('[aria-haspopup], [role="listbox"]:not(#pane-list)')) return;
  // The key that the search field shows, on whatever layout, is not itself a search.
  if (event.key === '/') event.preventDefault();
  focusSearch();
}

function copySelected(event: KeyboardEvent): void {
  const { detail } = useDetail.getState();
  const marked = window.getSelection()?.toString() ?? '';
  if (isTyping(event) || marked !== '' || !detail || !showsDetail() || isCovered()) return;
  event.preventDefault();
  void copyValue(detail);
}

function save(event: KeyboardEvent): void {
  event.preventDefault();
  const form = document.getElementById('editor');
  if (form instanceof HTMLFormElement && !isCovered()) form.requestSubmit();
}

/** Only where nothing else has the focus: a list or a control acts on its own. */
function onPlainPage(event: KeyboardEvent): boolean {
  return !event.defaultPrevented && !isTaken(event) && !isCovered() && showsDetail();
}

function revealOrHide(event: KeyboardEvent): void {
  if (!onPlainPage(event)) return;
  event.preventDefault();
  toggleReveal();
}

function trashSelected(event: KeyboardEvent): void {
  const { detail } = useDetail.getState();
  if (onPlainPage(event) && detail && detail.trashedAt === null) void moveToTrash(detail);
}

/** The keys of the main window, the menu's commands and the notifications' wishes. */
export function useWindowKeys(): void {
  useEffect(() => {
    const unlessCovered = (act: () => void) => (event: KeyboardEvent) => {
      if (isCovered()) return;
      event.preventDefault();
      act();
    };
    // Its own rule would leave out every key in a field; ours look for themselves.
    const undoKeys = tinykeys(
      window,
      {
        '$mod+f': unlessCovered(find),
        '$mod+k': unlessCovered(openPalette),
        '$mod+n': unlessCovered(() => void newSecret('')),
        '$mod+e': unlessCovered(() => void editSelected()),
        '$mod+i': unlessCovered(() => void openEnvFile()),
        '$mod+g': unlessCovered(() => openDialog('generator')),
        '$mod+s': save,
        '$mod+c': copySelected,
        F6: unlessCovered(() => cyclePanes(1)),
        'Shift+F6': unlessCovered(() => cyclePanes(-1)),
        Space: revealOrHide,
        Delete: trashSelected,
      },
      { ignore: (event) => event.isComposing || event.repeat },
    );
    window.addEventListener('keydown', typeToSearch);
    const undoCommands = window.coffer.window.onCommand(({ command }) => {
      if (command === 'new-secret') void newSecret('');
      if (command === 'import-env') void openEnvFile();
      if (command === 'find') find();
      if (command === 'generate') openDialog('generator');
    });
    const undoWish = window.coffer.desktop.onWish(() => void takeWish());
    return () => {
      undoKeys();
      window.removeEventListener('keydown', typeToSearch);
      undoCommands();
      undoWish();
    };
  }, []);
}
