import { RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Repaired, RepairPlan } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { Progress } from '../ui/Progress.tsx';
import { Rich } from '../ui/Rich.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { planRepair } from './actions.ts';
import { NewCode } from './NewCode.tsx';
import { RepairPlanForm } from './RepairPlanForm.tsx';
import { closeKeyDialog } from './store.ts';
import { useKeyWork } from './use-key-work.ts';
import styles from './VaultKeys.module.css';

const t = texts.vaultKeys.repair;

type Step =
  | { kind: 'looking' }
  | { kind: 'plan'; plan: RepairPlan }
  | { kind: 'code'; code: string; done: Repaired }
  | { kind: 'done'; done: Repaired };

/** From a look at the damage to a vault that is whole: the plan first, then exactly that. */
export function RepairDialog() {
  const [step, setStep] = useState<Step>({ kind: 'looking' });
  const [leaving, setLeaving] = useState(false);
  const looking = useKeyWork();
  const repairing = useKeyWork();

  const look = () =>
    void looking.run(t.lookingSaid, async () => {
      const plan = await planRepair();
      setStep({ kind: 'plan', plan });
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the dialog opens.
  useEffect(look, []);

  const close = () => {
    if (looking.busy) looking.cancel();
    if (repairing.busy) repairing.cancel();
    else if (step.kind === 'code') setLeaving(true);
    else closeKeyDialog();
  };
  const repaired = (done: Repaired) => {
    const { recoveryCode: code } = done;
    setStep(code === null ? { kind: 'done', done } : { kind: 'code', code, done });
  };
  return (
    <Dialog open decisive size="wide" onClose={close} {...t.steps[step.kind]}>
      {step.kind === 'looking' ? (
        <Looking work={looking} onAgain={look} onClose={close} />
      ) : step.kind === 'plan' ? (
        <RepairPlanForm
          plan={step.plan}
          work={repairing}
          onClose={close}
          onOutdated={() => {
            setStep({ kind: 'looking' });
            look();
          }}
          onRepaired={repaired}
        />
      ) : step.kind === 'code' ? (
        <NewCode code={step.code} leaving={leaving} onDone={() => setStep({ kind: 'done', done: step.done })} />
      ) : (
        <Done done={step.done} onClose={close} />
      )}
    </Dialog>
  );
}

type LookingProps = { work: ReturnType<typeof useKeyWork>; onAgain: () => void; onClose: () => void };

function Looking({ work, onAgain, onClose }: LookingProps) {
  const progress = useVault((state) => state.progress);
  return (
    <div className={form.form}>
      {work.busy ? <Progress fraction={progress} label={t.looking} /> : null}
      <p className={form.fault} role="alert">
        {work.error?.message}
      </p>
      <div className={form.foot}>
        <Button size="dialog" onClick={onClose}>
          {work.busy ? t.cancel : texts.vaultKeys.close}
        </Button>
        {work.error ? (
          <Button size="dialog" variant="primary" icon={RotateCw} onClick={onAgain}>
            {t.lookAgain}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Done({ done, onClose }: { done: Repaired; onClose: () => void }) {
  const folder = useVault((state) => state.vault?.file?.folder ?? '');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className={form.form}>
      <p>
        <Rich
          text={t.aside}
          parts={{
            folder: <span className={styles.path}>{folder}</span>,
            file: <code className={styles.path}>{done.aside}</code>,
          }}
        />
      </p>
      <ul className={styles.points}>
        <li>{t.deleteIt}</li>
        <li>{t.lostMayBe}</li>
      </ul>
      <div className={form.foot}>
        <Button ref={button} size="dialog" variant="primary" onClick={onClose}>
          {texts.vaultKeys.close}
        </Button>
      </div>
    </div>
  );
}
