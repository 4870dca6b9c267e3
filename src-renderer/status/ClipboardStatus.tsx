import { ClipboardCheck, ClipboardX, History } from 'lucide-react';
import { type CSSProperties, useEffect, useState } from 'react';
import { clearClipboard, useClipboard } from './clipboard-store.ts';
import { remaining } from './countdown.ts';
import styles from './StatusBar.module.css';

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
          <span className={styles.entry} data-tone="amber" title="Coffer ended before it could clear the clipboard">
            <ClipboardX size={16} strokeWidth={1.75} aria-hidden />
            <span className={styles.name}>A copied value may still be on the clipboard.</span>
          </span>
          <ClearNow label="Clear the clipboard" />
        </>
      );
    case 'cleared':
      return (
        <span className={styles.entry} data-tone="green">
          <ClipboardCheck size={16} strokeWidth={1.75} aria-hidden />
          Clipboard cleared
        </span>
      );
    case 'failed':
      return (
        <>
          <span className={styles.entry} data-tone="red" title={clipboard.reason}>
            <ClipboardX size={16} strokeWidth={1.75} aria-hidden />
            <span className={styles.name}>The clipboard was not cleared. {clipboard.reason}</span>
          </span>
          <ClearNow label="Try again" />
        </>
      );
  }
}

const notExcluded =
  'This system gave Coffer no way to ask clipboard histories not to keep the value. Clear it there too if you use one.';

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
        <span className={styles.strong}>on the clipboard</span>
      </span>
      {totalMs > 0 ? (
        <>
          <span className={styles.countdown} aria-hidden>
            <span style={width} />
          </span>
          <span className={`${styles.entry} ${styles.strong}`}>clears in {seconds} s</span>
        </>
      ) : (
        <span className={styles.entry}>until you clear it</span>
      )}
      {excluded ? null : (
        <span className={styles.entry} data-tone="amber" title={notExcluded}>
          <History size={16} strokeWidth={1.75} aria-hidden />
          History not excluded
        </span>
      )}
      <ClearNow label="Clear now" />
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
