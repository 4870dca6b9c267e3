import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { allowRevoked } from './secret-dialog.ts';

const t = texts.secretDetail.dialogs.useRevoked;

/** Before the value of a revoked secret is had all the same. `action` says what is about to be done. */
export function UseRevokedDialog({ name, action, onClose }: { name: string; action: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      decisive
      size="small"
      title={t.title(name)}
      description={t.text}
      footer={
        <>
          <Button size="dialog" onClick={allowRevoked}>
            {action}
          </Button>
          <Button size="dialog" variant="primary" onClick={onClose}>
            {t.leave}
          </Button>
        </>
      }
    />
  );
}
