import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './Toasts.module.css';
import { dismissToast, type Toast, useToasts } from './toast.ts';

const t = texts.ui;

const plainMs = 6_000;
/** Long enough to reach the button by keyboard. */
const actionMs = 15_000;

/** Stands once, at the end of the app; leaves while nobody points at it or has the focus in it. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  const [held, setHeld] = useState(false);
  if (toasts.length === 0) return null;
  return (
    <section
      className={styles.region}
      aria-label={t.messages}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} held={held} />
      ))}
    </section>
  );
}

function ToastLine({ toast, held }: { toast: Toast; held: boolean }) {
  const { id, action, tone, text } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), action ? actionMs : plainMs);
    return () => clearTimeout(timer);
  }, [held, id, action]);
  const Icon = tone === 'bad' ? CircleAlert : CircleCheck;
  return (
    <div className={styles.toast} data-tone={tone}>
      {tone === 'neutral' ? null : <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden />}
      <span className={styles.text}>{text}</span>
      {action ? (
        <Button
          size="small"
          onClick={() => {
            dismissToast(id);
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton icon={X} label={t.closeMessage} size="small" onClick={() => dismissToast(id)} />
    </div>
  );
}
