import { openPage } from '../pages/actions.ts';
import { closeDialog } from '../ui/dialogs.ts';

/** Shows what Coffer protects against and what not, from wherever it was asked for. */
export function showProtection(): void {
  closeDialog();
  void openPage('protection');
}
