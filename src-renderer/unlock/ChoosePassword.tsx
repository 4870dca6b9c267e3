import { Folder } from 'lucide-react';
import { useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, type CofferError } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { Card } from '../ui/Card.tsx';
import { classes } from '../ui/classes.ts';
import styles from './ChoosePassword.module.css';
import { Failure } from './Failure.tsx';
import { NewPassword } from './NewPassword.tsx';
import { isAboutNewPassword, type NewPasswordFault, newPasswordFault } from './new-password.ts';
import { placeWords } from './place.ts';
import stage from './Stage.module.css';
import { Stage } from './Stage.tsx';
import { StepFoot } from './StepFoot.tsx';
import { useStrength } from './use-strength.ts';
import { chooseNewVault, createVault, estimateStrength } from './vault-actions.ts';
import { useVault } from './vault-store.ts';

const t = texts.unlock.create;

export type ChoosePasswordProps = {
  onBack: () => void;
  onHold: (hold: boolean) => void;
  onMade: (recoveryCode: string) => void;
};

export function ChoosePassword({ onBack, onHold, onMade }: ChoosePasswordProps) {
  const file = useVault((state) => state.vault?.file ?? null);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<NewPasswordFault | null>(null);
  const [failure, setFailure] = useState<CofferError | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const strength = useStrength(password);

  const make = async () => {
    if (busy) return;
    setFailure(null);
    setBusy(true);
    const found = newPasswordFault(password, again, await estimateStrength(password).catch(() => strength));
    setFault(found);
    if (found) return setBusy(false);
    onHold(true);
    announce(t.makingSaid);
    try {
      onMade(await createVault(password));
      setPassword('');
      setAgain('');
    } catch (caught) {
      onHold(false);
      const error = asCofferError(caught);
      if (isAboutNewPassword(error.code)) setFault({ first: error.message });
      else if (error.code !== 'CANCELLED') setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  const change = () => {
    setFailure(null);
    chooseNewVault().catch((caught: unknown) => setFailure(asCofferError(caught)));
  };

  return (
    <Stage shape="page" title={t.title} text={t.text} focus={first} onSubmit={() => void make()}>
      <Card className={styles.card}>
        <NewPassword
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
          firstRef={first}
          readOnly={busy}
          beside={
            file ? (
              <p className={styles.place}>
                <Folder size={16} strokeWidth={1.75} aria-hidden />
                <span className="visually-hidden">{t.willBeAt} </span>
                <span className={styles.path} title={`${file.folder}/${file.fileName}`}>
                  {placeWords(file)}
                </span>
                <button
                  type="button"
                  className={classes(stage.link, stage.accentLink)}
                  onClick={change}
                  disabled={busy}
                  aria-label={t.changePlace}
                >
                  {t.change}
                </button>
              </p>
            ) : null
          }
        />
      </Card>
      {failure ? <Failure error={failure} onRetry={() => void make()} onChoosePlace={change} /> : null}
      <StepFoot words={{ ...t, progress: t.making }} busy={busy} onBack={onBack} />
    </Stage>
  );
}
