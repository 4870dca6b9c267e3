import type { ErrorCode } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { useBackupState } from '../backups/store.ts';
import { Button } from '../ui/Button.tsx';
import form from '../ui/DialogForm.module.css';
import { Progress } from '../ui/Progress.tsx';
import { isAboutNewPassword } from '../unlock/new-password.ts';
import { useWait } from '../unlock/use-wait.ts';
import { useVault } from '../unlock/vault-store.ts';
import type { KeyWork } from './use-key-work.ts';

const t = texts.vaultKeys.foot;

const ofAKey: readonly ErrorCode[] = ['WRONG_PASSWORD', 'WRONG_RECOVERY_CODE', 'MISTYPED_RECOVERY_CODE'];
/** Said at the field that it is about. */
const isAtField = (code: ErrorCode) => ofAKey.includes(code) || isAboutNewPassword(code);

type KeyFootProps = {
  work: KeyWork;
  /** What it is doing, while it does it: "Sealing everything anew". */
  doing: string;
  /** The verb of its button. */
  action: string;
  disabled?: boolean;
  onClose: () => void;
  /** Goes on without the backup that could not be made. */
  onWithoutBackup?: () => void;
};

/** How far it is, what went wrong, and the buttons; the form around it hears the primary one. */
export function KeyFoot({ work, doing, action, disabled = false, onClose, onWithoutBackup }: KeyFootProps) {
  const { busy, error, cancel } = work;
  const wait = useWait(error);
  const noBackup = error?.code === 'BACKUP_FAILED';
  return (
    <>
      <p className={form.fault} role="alert">
        {error && !isAtField(error.code) ? error.message : ''}
      </p>
      <div className={form.foot}>
        {busy ? <Doing doing={doing} /> : null}
        <Button size="dialog" onClick={busy ? cancel : onClose}>
          {t.cancel}
        </Button>
        {noBackup && !busy ? (
          <Button size="dialog" onClick={onWithoutBackup}>
            {t.withoutBackup}
          </Button>
        ) : null}
        <Button size="dialog" variant="primary" type="submit" busy={busy} disabled={disabled || wait > 0}>
          {wait > 0 ? t.again(wait) : noBackup ? t.backupAgain : action}
        </Button>
      </div>
    </>
  );
}

function Doing({ doing }: { doing: string }) {
  const progress = useVault((state) => state.progress);
  const making = useBackupState(({ state }) => state?.making ?? null);
  const words = making === null ? doing : t.making;
  return (
    <div className={form.doing}>
      {t.doing(words)}
      <Progress fraction={making ?? progress} label={words} />
    </div>
  );
}
