import { useEffect, useState } from 'react';
import type { AnomalyRule, AnomalyRules } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { SwitchRow } from '../settings/SettingRow.tsx';
import settings from '../settings/SettingsDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { duration } from '../ui/time.ts';
import { readActivity } from './actions.ts';

const t = texts.activity.rules;

const rules = Object.keys(t.names) as AnomalyRule[];

/** From which amount on a rule tells. */
function ruleText(rule: AnomalyRule, of: AnomalyRules): string {
  switch (rule) {
    case 'failedUnlocks':
      return t.failedUnlocks(of.failedUnlocks.atLeast, duration(of.failedUnlocks.minutes * 60));
    case 'manyReads':
      return t.manyReads(of.manyReads.atLeast, duration(of.manyReads.seconds));
    case 'revokedUse':
      return t.revokedUse;
    case 'unusualHour':
      return t.unusualHour(of.unusualHour.days, of.unusualHour.reads);
    case 'manyDenied':
      return t.manyDenied(of.manyDenied.atLeast, duration(of.manyDenied.seconds));
    case 'clockSetBack':
      return t.clockSetBack(duration(of.clockSetBack.seconds));
  }
}

/** What counts as out of the ordinary in this vault, each of which can be turned off. */
export function RulesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.title}
      description={t.text}
      footer={
        <Button size="dialog" variant="primary" onClick={onClose}>
          {t.done}
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
              title={t.names[rule]}
              text={ruleText(rule, of)}
              checked={of[rule].on}
              onChange={(on) => void turn(rule, on)}
            />
          ))
        : null}
    </>
  );
}
