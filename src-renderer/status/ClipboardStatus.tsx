import { ClipboardCheck, ClipboardX, History } from 'lucide-react';
import { type CSSProperties, useEffect, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { clearClipboard, useClipboard } from './clipboard-store.ts';
import { remaining } from './countdown.ts';
import styles from './StatusBar.module.css';

const t = texts.status.clipboard;

/** What Coffer put on the clipboard, how long it stays, and the way to clear it now. */
export function ClipboardStatus() {
  const clipboard = useClipboard((state) => state.clipboard);
  switch (clipboard.kind) {
    case 'empty':
      return null;
    case 'holding':
      return <Holding name={clipboard.name} totalMs={clipboard.totalMs} excluded={clipboard.excluded} />;
    case 'left':
      return (
        <>
          <span className={styles.entry} data-tone="amber" title={t.leftReason}>
            <ClipboardX size={16} strokeWidth={1.75} aria-hidden />
            <span className={styles.name}>{t.left}</span>
          </span>
          <ClearNow label={t.clear} />
        </>
      );
    case 'cleared':
      return (
        <span className={styles.entry} data-tone="green">
          <ClipboardCheck size={16} strokeWidth={1.75} aria-hidden />
          {t.cleared}
        </span>
      );
    case 'failed':
      return (
        <>
          <span className={styles.entry} data-tone="red" title={clipboard.reason}>
            <ClipboardX size={16} strokeWidth={1.75} aria-hidden />
            <span className={styles.name}>{t.failed(clipboard.reason)}</span>
          </span>
          <ClearNow label={t.tryAgain} />
        </>
      );
  }
}

function Holding({ name, totalMs, excluded }: { name: string; totalMs: number; excluded: boolean }) {
  const clearsAt = useClipboard((state) => state.clearsAt);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (totalMs === 0) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [totalMs]);
  const { seconds, fraction } = remaining(clearsAt - now, totalMs);
  const width: CSSProperties = { width: `${fraction * 100}%` };
  return (
    <>
      <span className={styles.entry}>
        <ClipboardCheck className={styles.strong} size={16} strokeWidth={1.75} aria-hidden />
        <b className={styles.name}>{name}</b>
        <span className={styles.strong}>{t.on}</span>
      </span>
      {totalMs > 0 ? (
        <>
          <span className={styles.countdown} aria-hidden>
            <span style={width} />
          </span>
          <span className={`${styles.entry} ${styles.strong}`}>{t.clearsIn(seconds)}</span>
        </>
      ) : (
        <span className={styles.entry}>{t.untilCleared}</span>
      )}
      {excluded ? null : (
        <span className={styles.entry} data-tone="amber" title={t.notExcludedReason}>
          <History size={16} strokeWidth={1.75} aria-hidden />
          {t.notExcluded}
        </span>
      )}
      <ClearNow label={t.clearNow} />
    </>
  );
}

function ClearNow({ label }: { label: string }) {
  return (
    <button type="button" className={`${styles.entry} ${styles.clear}`} onClick={clearClipboard}>
      {label}
    </button>
  );
}
