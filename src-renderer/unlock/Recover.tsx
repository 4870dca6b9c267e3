import { useRef, useState } from 'react';
import type { ErrorCode } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, type CofferError } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { showToast } from '../ui/toast.ts';
import choose from './ChoosePassword.module.css';
import { Failure } from './Failure.tsx';
import { NewPassword } from './NewPassword.tsx';
import { isAboutNewPassword, type NewPasswordFault, newPasswordFault } from './new-password.ts';
import styles from './Recover.module.css';
import { Stage } from './Stage.tsx';
import { StepFoot } from './StepFoot.tsx';
import { useStrength } from './use-strength.ts';
import { estimateStrength, recoverVault } from './vault-actions.ts';

const t = texts.unlock.recover;

type Fault = NewPasswordFault & { code?: string };
const aboutCode: readonly ErrorCode[] = ['WRONG_RECOVERY_CODE', 'MISTYPED_RECOVERY_CODE'];

/** The way in without the password: the code on paper, and a new master password in the same step. */
export function Recover({ onBack, onOther }: { onBack: () => void; onOther: () => void }) {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [failure, setFailure] = useState<CofferError | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const strength = useStrength(password);

  const recover = async (acceptOlderCopy: boolean) => {
    if (busy) return;
    setFailure(null);
    if (code.trim() === '') return setFault({ code: t.noCode });
    setBusy(true);
    const found = newPasswordFault(password, again, await estimateStrength(password).catch(() => strength));
    setFault(found);
    if (found) return setBusy(false);
    announce(t.checkingSaid);
    try {
      await recoverVault(code, password, acceptOlderCopy);
      // It stays busy for the moment until the window is drawn.
      showToast({ text: t.done, tone: 'good' });
      setCode('');
      setPassword('');
      setAgain('');
    } catch (caught) {
      const error = asCofferError(caught);
      if (aboutCode.includes(error.code)) setFault({ code: error.message });
      else if (isAboutNewPassword(error.code)) setFault({ first: error.message });
      else if (error.code !== 'CANCELLED') setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Stage shape="page" title={t.title} text={t.text} focus={first} onSubmit={() => void recover(false)}>
      <Card className={choose.card}>
        <Field label={t.code} error={fault?.code} hint={t.hint} className={styles.code}>
          <TextInput
            ref={first}
            mono
            size="large"
            autoCapitalize="characters"
            value={code}
            readOnly={busy}
            onChange={(event) => {
              setCode(event.target.value);
              setFault(null);
            }}
          />
        </Field>
        <NewPassword
          label={t.password}
          password={password}
          again={again}
          onPassword={(text) => {
            setPassword(text);
            setFault(null);
          }}
          onAgain={(text) => {
            setAgain(text);
            setFault(null);
          }}
          strength={strength}
          error={fault?.first}
          againError={fault?.again}
          readOnly={busy}
        />
      </Card>
      {failure ? (
        <div className={styles.failure}>
          <Failure
            error={failure}
            onRetry={() => void recover(false)}
            onAccept={() => void recover(true)}
            onOther={onOther}
            onBack={() => setFailure(null)}
          />
        </div>
      ) : null}
      <StepFoot words={{ ...t, progress: t.checking }} busy={busy} onBack={onBack} />
    </Stage>
  );
}
