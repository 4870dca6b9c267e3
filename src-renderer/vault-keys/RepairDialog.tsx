import { RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Repaired, RepairPlan } from '../../src-preload/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { planRepair } from './actions.ts';
import { NewCode } from './NewCode.tsx';
import { RepairPlanForm } from './RepairPlanForm.tsx';
import { closeKeyDialog } from './store.ts';
import { useKeyWork } from './use-key-work.ts';
import styles from './VaultKeys.module.css';

type Step =
  | { kind: 'looking' }
  | { kind: 'plan'; plan: RepairPlan }
  | { kind: 'code'; code: string; done: Repaired }
  | { kind: 'done'; done: Repaired };

const words: Record<Step['kind'], { title: string; description: string }> = {
  looking: {
    title: 'Repair the vault',
    description: 'First a look at what can be kept. Nothing is changed by it.',
  },
  plan: {
    title: 'What the repair would do',
    description: 'Nothing happens before the button. The damaged file is kept beside the repaired one.',
  },
  code: {
    title: 'Write down the new recovery code',
    description: 'The vault is repaired. What it opens with was made anew: this code is shown this once.',
  },
  done: { title: 'The vault is repaired', description: 'It was checked to its last record and can be changed again.' },
};

/** From a look at the damage to a vault that is whole: the plan first, then exactly that. */
export function RepairDialog() {
  const [step, setStep] = useState<Step>({ kind: 'looking' });
  const [leaving, setLeaving] = useState(false);
  const looking = useKeyWork();
  const repairing = useKeyWork();

  const look = () =>
    void looking.run('Looking at the damage', async () => {
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
    <Dialog open decisive size="wide" onClose={close} {...words[step.kind]}>
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
    <div className={styles.form}>
      {work.busy ? <Progress fraction={progress} label="Looking at the damage" /> : null}
      <p className={styles.fault} role="alert">
        {work.error?.message}
      </p>
      <div className={styles.foot}>
        <Button size="dialog" onClick={onClose}>
          {work.busy ? 'Cancel' : 'Close'}
        </Button>
        {work.error ? (
          <Button size="dialog" variant="primary" icon={RotateCw} onClick={onAgain}>
            Look again
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
    <div className={styles.form}>
      <p>
        The vault as it was is kept beside it, in <span className={styles.path}>{folder}</span> as{' '}
        <code className={styles.path}>{done.aside}</code>.
      </p>
      <ul className={styles.points}>
        <li>Once you have all that you need, delete that file by hand: it opens with what the vault opened with.</li>
        <li>What was lost may still be in a backup: look inside one and bring it back.</li>
      </ul>
      <div className={styles.foot}>
        <Button ref={button} size="dialog" variant="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
