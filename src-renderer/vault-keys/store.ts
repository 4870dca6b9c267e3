import { closeDialog } from '../ui/dialogs.ts';
import { resettable } from '../ui/reset.ts';

export type KeyDialogName = 'rotate-key' | 'recovery-code' | 'repair';

/** Which dialog about the vault's own keys is open. Apart from the others, so that none of them takes a code away. */
export const useKeyDialog = resettable<{ open: KeyDialogName | null }>({ open: null });

export function openKeyDialog(open: KeyDialogName): void {
  closeDialog();
  useKeyDialog.setState({ open });
}

export function closeKeyDialog(): void {
  useKeyDialog.setState({ open: null });
}
