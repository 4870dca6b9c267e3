import { texts } from '../../../src-texts/texts.ts';
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

const t = texts.secretDetail.dialogs;

function Open({ asked }: { asked: Asked }) {
  const onClose = closeSecretDialog;
  switch (asked.kind) {
    case 'revoke':
      return (
        <ReasonDialog
          title={t.revoke.title(asked.secret.name)}
          description={t.revoke.text}
          placeholder={t.revoke.example}
          action={t.revoke.action}
          danger
          onClose={onClose}
          onConfirm={(reason) => revoke(asked.secret, reason)}
        />
      );
    case 'reinstate':
      return (
        <ReasonDialog
          title={t.reinstate.title(asked.secret.name)}
          description={t.reinstate.text}
          placeholder={t.reinstate.example}
          action={t.reinstate.action}
          onClose={onClose}
          onConfirm={(reason) => reinstate(asked.secret, reason)}
        />
      );
    case 'mark-due':
      return (
        <ReasonDialog
          title={t.markDue.title(asked.secret.name)}
          description={t.markDue.text}
          placeholder={t.markDue.example}
          action={t.markDue.action}
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
          title={t.purge.title(asked.secret.name)}
          description={t.purge.text}
          words={asked.secret.name}
          action={t.purge.action}
          onClose={onClose}
          onConfirm={async () => void (await purge(asked.secret))}
        />
      );
    case 'empty-trash':
      return (
        <TypedConfirmation
          open
          title={t.emptyTrash.title}
          description={t.emptyTrash.text}
          words={t.emptyTrash.words}
          action={t.emptyTrash.action}
          onClose={onClose}
          onConfirm={async () => void (await emptyTrash())}
        />
      );
  }
}
