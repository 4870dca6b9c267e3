import { useEffect, useState } from 'react';
import type { AnomalyRule, AnomalyRules } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { SwitchRow } from '../settings/SettingRow.tsx';
import settings from '../settings/SettingsDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { duration } from '../ui/time.ts';
import { readActivity } from './actions.ts';
import { ruleNames } from './words.ts';

const rules = Object.keys(ruleNames) as AnomalyRule[];

/** From which amount on a rule tells. */
function ruleText(rule: AnomalyRule, of: AnomalyRules): string {
  switch (rule) {
    case 'failedUnlocks':
      return `${of.failedUnlocks.atLeast} wrong passwords within ${duration(of.failedUnlocks.minutes * 60)}.`;
    case 'manyReads':
      return `${of.manyReads.atLeast} different secrets read or copied within ${duration(of.manyReads.seconds)}.`;
    case 'revokedUse':
      return 'Whether it was given out or not.';
    case 'unusualHour':
      return `At an hour of the day without any read before, once there are ${of.unusualHour.days} days and ${of.unusualHour.reads} reads to compare with.`;
    case 'manyDenied':
      return `Programs were refused ${of.manyDenied.atLeast} times within ${duration(of.manyDenied.seconds)}.`;
    case 'clockSetBack':
      return `By more than ${duration(of.clockSetBack.seconds)}, from one event to the next.`;
  }
}

/** What counts as out of the ordinary in this vault, each of which can be turned off. */
export function RulesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="What Coffer looks for"
      description="Kept in the vault and the same wherever it is opened. To look for less is asked for once more."
      footer={
        <Button size="dialog" variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <Rules />
    </Dialog>
  );
}

function Rules() {
  const [of, setOf] = useState<AnomalyRules | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    unwrap(window.coffer.vault.settings()).then(
      (found) => setOf(found.anomalyRules),
      (caught: unknown) => setFault(asCofferError(caught).message),
    );
  }, []);
  const turn = async (rule: AnomalyRule, on: boolean) => {
    if (!of) return;
    setFault('');
    try {
      const anomalyRules = { ...of, [rule]: { ...of[rule], on } };
      setOf((await unwrap(window.coffer.vault.updateSettings({ anomalyRules }))).anomalyRules);
      await readActivity();
    } catch (caught) {
      setFault(asCofferError(caught).message);
    }
  };
  return (
    <>
      <p className={settings.fault} role="alert">
        {fault}
      </p>
      {of
        ? rules.map((rule) => (
            <SwitchRow
              key={rule}
              title={ruleNames[rule]}
              text={ruleText(rule, of)}
              checked={of[rule].on}
              onChange={(on) => void turn(rule, on)}
            />
          ))
        : null}
    </>
  );
}
