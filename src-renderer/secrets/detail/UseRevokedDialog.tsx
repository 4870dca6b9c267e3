import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { allowRevoked } from './secret-dialog.ts';

/** Before the value of a revoked secret is had all the same. `action` says what is about to be done. */
export function UseRevokedDialog({ name, action, onClose }: { name: string; action: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      decisive
      size="small"
      title={`${name} is revoked`}
      description="It was marked as not to be used any more. That you had it all the same is kept in the activity."
      footer={
        <>
          <Button size="dialog" onClick={allowRevoked}>
            {action}
          </Button>
          <Button size="dialog" variant="primary" onClick={onClose}>
            Leave it hidden
          </Button>
        </>
      }
    />
  );
}
