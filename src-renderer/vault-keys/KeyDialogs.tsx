import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx';
import { RepairDialog } from './RepairDialog.tsx';
import { RotateKeyDialog } from './RotateKeyDialog.tsx';
import { useKeyDialog } from './store.ts';

/** The dialogs about what the vault opens with and about its repair. Each begins anew; closing drops what was typed. */
export function KeyDialogs() {
  const open = useKeyDialog((state) => state.open);
  switch (open) {
    case 'rotate-key':
      return <RotateKeyDialog />;
    case 'recovery-code':
      return <RecoveryCodeDialog />;
    case 'repair':
      return <RepairDialog />;
    case null:
      return null;
  }
}
