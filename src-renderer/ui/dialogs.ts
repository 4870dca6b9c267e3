import { resettable } from './reset.ts';

export type DialogName =
  | 'settings'
  | 'change-password'
  | 'shortcuts'
  | 'palette'
  | 'places'
  | 'new-project'
  | 'generator';

/** Which of the app-wide dialogs is open; one at a time. */
export const useDialogs = resettable<{ open: DialogName | null }>({ open: null });

export function openDialog(name: DialogName): void {
  useDialogs.setState({ open: name });
}

export function closeDialog(): void {
  useDialogs.setState({ open: null });
}
