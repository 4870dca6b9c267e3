import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';

export function ChangePasswordDialog() {
  const open = useDialogs((state) => state.open === 'change-password');
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      decisive
      title="Change the master password"
      description="The new one opens this vault from now on. Copies and backups made before still open with the old one; delete those that you do not want opened with it. The recovery code stays the same."
    >
      {/* Mounted only while open: closing drops every password typed here. */}
      <ChangePasswordForm onDone={closeDialog} />
    </Dialog>
  );
}
