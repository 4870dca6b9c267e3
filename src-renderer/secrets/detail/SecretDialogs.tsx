import { TypedConfirmation } from '../../ui/TypedConfirmation.tsx';
import { DuplicateDialog } from './DuplicateDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { emptyTrash, markDue, purge, reinstate, revoke } from './secret-actions.ts';
import { type Asked, closeSecretDialog, useSecretDialog } from './secret-dialog.ts';
import { UseRevokedDialog } from './UseRevokedDialog.tsx';

/** The dialogs about a secret; each says what its step means before it is done. */
export function SecretDialogs() {
  const asked = useSecretDialog((state) => state.asked);
  return asked ? <Open asked={asked} /> : null;
}

const goneForGood =
  'The value, every earlier version and the notes are removed and overwritten in the file. This can’t be undone; only a backup still holds them.';

function Open({ asked }: { asked: Asked }) {
  const onClose = closeSecretDialog;
  switch (asked.kind) {
    case 'revoke':
      return (
        <ReasonDialog
          title={`Revoke ${asked.secret.name}?`}
          description="Programs don’t get it from Coffer any more, and showing or copying it asks first. The value and its history stay, and you can reinstate it. The service itself still takes the key: switch it off there too."
          placeholder="It was in a build log"
          action="Revoke secret"
          danger
          onClose={onClose}
          onConfirm={(reason) => revoke(asked.secret, reason)}
        />
      );
    case 'reinstate':
      return (
        <ReasonDialog
          title={`Reinstate ${asked.secret.name}?`}
          description="Programs get it again, and it is shown and copied without asking."
          placeholder="It was another key"
          action="Reinstate secret"
          onClose={onClose}
          onConfirm={(reason) => reinstate(asked.secret, reason)}
        />
      );
    case 'mark-due':
      return (
        <ReasonDialog
          title={`Mark ${asked.secret.name} as due?`}
          description="It stands under “Due for rotation” until it has a new value. Nothing else changes."
          placeholder="A laptop was lost"
          action="Mark as due"
          onClose={onClose}
          onConfirm={(reason) => markDue(asked.secret, reason)}
        />
      );
    case 'duplicate':
      return <DuplicateDialog secret={asked.secret} onClose={onClose} />;
    case 'use-revoked':
      return <UseRevokedDialog name={asked.name} action={asked.action} onClose={onClose} />;
    case 'purge':
      return (
        <TypedConfirmation
          open
          title={`Remove ${asked.secret.name} for good?`}
          description={goneForGood}
          words={asked.secret.name}
          action="Remove for good"
          onClose={onClose}
          onConfirm={async () => void (await purge(asked.secret))}
        />
      );
    case 'empty-trash':
      return (
        <TypedConfirmation
          open
          title="Empty the trash?"
          description={`All that is in the trash goes. ${goneForGood}`}
          words="empty trash"
          action="Empty trash"
          onClose={onClose}
          onConfirm={async () => void (await emptyTrash())}
        />
      );
  }
}
