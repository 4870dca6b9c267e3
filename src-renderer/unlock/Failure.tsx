import { useEffect, useRef } from 'react';
import { texts } from '../../src-texts/texts.ts';
import type { CofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { dateAndTime } from '../ui/time.ts';
import styles from './Failure.module.css';
import { failureWords, type NextStep } from './failures.ts';
import { useWait } from './use-wait.ts';

const t = texts.unlock;

export type FailureProps = {
  error: CofferError;
  onRetry?: () => void;
  onOther?: () => void;
  onChoosePlace?: () => void;
  onAccept?: () => void;
  onRead?: () => void;
  onBackup?: () => void;
  onBack?: () => void;
};

/** What happened, that nothing is lost, what to do, and the button that does it. It takes the focus when it appears. */
export function Failure({ error, onRetry, onOther, onChoosePlace, onAccept, onRead, onBackup, onBack }: FailureProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) panel.current?.focus();
  }, [error]);
  const wait = useWait(error);
  const { title, icon: Icon, steps } = failureWords(error.code);
  const ways: Record<NextStep, [string, (() => void) | undefined]> = {
    retry: [wait > 0 ? t.tryAgainIn(wait) : t.steps.retry, onRetry],
    other: [t.openOther, onOther],
    place: [t.steps.place, onChoosePlace],
    accept: [error.code === 'OTHER_COPY' ? t.steps.acceptOther : t.steps.acceptOlder, onAccept],
    read: [t.steps.read, onRead],
    backup: [t.steps.backup, onBackup],
    back: [t.back, onBack],
  };
  // The first that fits is the primary one, and stands last.
  const offered = steps.filter((step) => ways[step][1] !== undefined).reverse();
  return (
    <Card padded={false}>
      <div ref={panel} tabIndex={-1} role="alert" className={styles.panel}>
        <Icon className={styles.icon} size={20} strokeWidth={1.75} aria-hidden />
        <div className={styles.words}>
          <h2>{title}</h2>
          <p>{error.message}</p>
        </div>
        <CopyDates details={error.details} />
      </div>
      {offered.length > 0 ? (
        <div className={styles.actions}>
          {offered.map((step, index) => (
            <Button
              key={step}
              size="dialog"
              variant={index === offered.length - 1 ? 'primary' : 'secondary'}
              disabled={step === 'retry' && wait > 0}
              onClick={ways[step][1]}
            >
              {ways[step][0]}
            </Button>
          ))}
        </div>
      ) : null}
    </Card>
  );
}

/** Of an older or other copy: when this file was written, and when the newest one seen here was. */
function CopyDates({ details }: { details: CofferError['details'] }) {
  const { fileWrittenAt, seenWrittenAt } = details;
  if (typeof fileWrittenAt !== 'number' || typeof seenWrittenAt !== 'number') return null;
  return (
    <dl className={styles.dates}>
      <dt>{t.copyDates.file}</dt>
      <dd>{dateAndTime(fileWrittenAt)}</dd>
      <dt>{t.copyDates.seen}</dt>
      <dd>{dateAndTime(seenWrittenAt)}</dd>
    </dl>
  );
}
