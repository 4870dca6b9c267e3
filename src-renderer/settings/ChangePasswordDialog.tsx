import { texts } from '../../src-texts/texts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';

const t = texts.settings.changePassword;

export function ChangePasswordDialog() {
  const open = useDialogs((state) => state.open === 'change-password');
  return (
    <Dialog open={open} onClose={closeDialog} decisive title={t.title} description={t.description}>
      {/* Mounted only while open: closing drops every password typed here. */}
      <ChangePasswordForm onDone={closeDialog} />
    </Dialog>
  );
}
