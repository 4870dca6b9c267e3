import { type FormEvent, useMemo, useState } from 'react';
import type { Repaired, RepairKey, RepairPlan } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import form from '../ui/DialogForm.module.css';
import { repairVault } from './actions.ts';
import { KeyFoot } from './KeyFoot.tsx';
import { RepairKeyFields } from './RepairKeyFields.tsx';
import { RepairTable } from './RepairTable.tsx';
import { keptWords, repairAction, repairLines } from './repair-words.ts';
import type { KeyWork } from './use-key-work.ts';
import styles from './VaultKeys.module.css';

const t = texts.vaultKeys.repair;

type RepairPlanFormProps = {
  plan: RepairPlan;
  work: KeyWork;
  onClose: () => void;
  /** The vault is not as it was when the plan was made. */
  onOutdated: () => void;
  onRepaired: (repaired: Repaired) => void;
};

/** What a repair keeps, mends and loses; where what the vault opens with is damaged, it is asked for too. */
export function RepairPlanForm({ plan, work, onClose, onOutdated, onRepaired }: RepairPlanFormProps) {
  const [key, setKey] = useState<RepairKey | null>(null);
  const [missing, setMissing] = useState(false);
  const lines = useMemo(() => repairLines(plan), [plan]);

  const repair = (withoutBackup: boolean) =>
    work.run(t.busy, async () => {
      try {
        onRepaired(await repairVault(plan.token, key ?? undefined, withoutBackup));
      } catch (caught) {
        if (asCofferError(caught).code === 'PLAN_OUTDATED') onOutdated();
        throw caught;
      }
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = plan.unlockers && key === null;
    setMissing(isMissing);
    if (!isMissing) void repair(false);
  };
  return (
    <form className={form.form} onSubmit={submit} noValidate>
      <p>{t.kept(keptWords(plan))}</p>
      {lines.length > 0 ? <RepairTable lines={lines} /> : <p>{t.nothingLost}</p>}
      {plan.lost.length > 0 ? <p className={styles.hint}>{t.lostHint}</p> : null}
      {plan.unlockers ? (
        <RepairKeyFields
          error={work.error}
          missing={missing}
          readOnly={work.busy}
          onChange={(next) => {
            setKey(next);
            setMissing(false);
            work.forget();
          }}
        />
      ) : null}
      <KeyFoot
        work={work}
        doing={t.doing}
        action={repairAction(plan)}
        onClose={onClose}
        onWithoutBackup={() => void repair(true)}
      />
    </form>
  );
}
