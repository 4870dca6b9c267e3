import { useState } from 'react';
import { ChoosePassword } from './ChoosePassword.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import { confirmRecoveryCode } from './vault-actions.ts';

export type CreateVaultProps = {
  onBack: () => void;
  /** From the moment the vault is being made until the code is confirmed, this screen must stay. */
  onHold: (hold: boolean) => void;
};

/** Step 1: the master password. Step 2: the recovery code, which lives only here, and only until it is confirmed. */
export function CreateVault({ onBack, onHold }: CreateVaultProps) {
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  if (recoveryCode !== null) {
    return (
      <RecoveryCode
        code={recoveryCode}
        onDone={() => {
          void confirmRecoveryCode();
          setRecoveryCode(null);
          onHold(false);
        }}
      />
    );
  }
  return <ChoosePassword onBack={onBack} onHold={onHold} onMade={setRecoveryCode} />;
}
