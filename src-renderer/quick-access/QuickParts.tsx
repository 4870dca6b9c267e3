import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { type Part, partsOf } from './parts.ts';
import styles from './QuickAccess.module.css';

type QuickPartsProps = {
  ref: RefObject<HTMLDivElement | null>;
  secret: SecretSummary;
  onTake: (copies: Part['copies']) => void;
  onLeave: () => void;
};

/** What else of the selected secret can be copied: Tab or → goes here, Esc or ← back. */
export function QuickParts({ ref, secret, onTake, onLeave }: QuickPartsProps) {
  const parts = useParts(secret);

  function onKey(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    if (event.key === 'Escape' || (step === -1 && at === 0) || (event.key === 'Tab' && event.shiftKey && at === 0)) {
      event.preventDefault();
      onLeave();
    } else if (step !== undefined) {
      event.preventDefault();
      buttons[at + step]?.focus();
    } else if ([...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onLeave();
    }
  }

  return (
    <div
      ref={ref}
      className={styles.parts}
      role="toolbar"
      aria-label={texts.quickAccess.parts(secret.name)}
      onKeyDown={onKey}
    >
      {parts.map(({ label, icon: Icon, copies }) => (
        <button key={label} type="button" className={styles.part} onClick={() => onTake(copies)}>
          <Icon size={14} strokeWidth={1.75} aria-hidden />
          {label}
        </button>
      ))}
    </div>
  );
}

/** The parts of a secret; until it was read, those that every secret has. */
function useParts({ id, type }: SecretSummary): readonly Part[] {
  const plain = partsOf({ type, database: null, username: '', fields: [] });
  const [read, setRead] = useState<{ id: string; parts: readonly Part[] } | null>(null);
  useEffect(() => {
    let isWanted = true;
    unwrap(window.coffer.secrets.get({ id })).then(
      (detail) => {
        if (isWanted) setRead({ id, parts: partsOf(detail) });
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  return read?.id === id ? read.parts : plain;
}
