import { Check, Copy, Eye, EyeOff, Fingerprint, Gauge, History, Rows3 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SecretDetail, SecretValue } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { keyWords } from '../ui/keys.ts';
import { relativeDay } from '../ui/time.ts';
import { showToast } from '../ui/toast.ts';
import { copyValue } from './commands.ts';
import { RevealedValue } from './RevealedValue.tsx';
import { onToggleReveal } from './reveal.ts';
import styles from './ValueCard.module.css';

const shownForMs = 30_000;
const copiedForMs = 2_000;
const dots = '•'.repeat(12);

/**
 * The one place that holds a revealed value, and only while it is shown: it is dropped after 30 seconds,
 * when the window loses the focus, and with the card itself (another secret, another version, locking).
 */
export function ValueCard({ secret, now }: { secret: SecretDetail; now: number }) {
  const { id, facts } = secret;
  const [value, setValue] = useState<SecretValue | null>(null);
  const [left, setLeft] = useState(0);
  const [copied, setCopied] = useState(false);
  /** Grows when the card is hidden or goes; an answer that comes later is dropped. */
  const turn = useRef(0);

  const hide = useCallback(() => {
    turn.current += 1;
    setValue(null);
  }, []);

  const reveal = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const read = await unwrap(window.coffer.secrets.reveal({ id }));
      if (mine !== turn.current || !document.hasFocus()) return;
      setLeft(shownForMs / 1000);
      setValue(read);
      announce('The value is shown. It hides itself in 30 seconds.');
    } catch (caught) {
      if (mine === turn.current) showToast({ text: asCofferError(caught).message, tone: 'bad' });
    }
  }, [id]);

  const shown = value !== null;
  const toggle = useCallback(() => {
    if (shown) hide();
    else void reveal();
  }, [shown, hide, reveal]);

  useEffect(() => onToggleReveal(toggle), [toggle]);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  useEffect(() => {
    window.addEventListener('blur', hide);
    return () => window.removeEventListener('blur', hide);
  }, [hide]);
  useEffect(() => {
    if (!shown) return;
    const until = Date.now() + shownForMs;
    const timer = setInterval(() => {
      const rest = until - Date.now();
      if (rest <= 0) hide();
      else setLeft(Math.ceil(rest / 1000));
    }, 250);
    return () => clearInterval(timer);
  }, [shown, hide]);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), copiedForMs);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <Card padded={false} role="region" aria-label="Value">
      <div className={styles.body}>
        <div className={styles.label}>
          <span>Value{facts.kind ? ` · ${facts.kind}` : ''}</span>
          {shown ? <span className={styles.left}>hides in {left} s</span> : null}
        </div>
        {value ? (
          <RevealedValue value={value} name={secret.name} />
        ) : (
          <div className={styles.hidden}>
            <span className={styles.prefix}>{facts.prefix}</span>
            <span className={styles.dots} aria-hidden>
              {dots}
            </span>
            <span className="visually-hidden">Hidden</span>
          </div>
        )}
        <div className={styles.buttons}>
          <Button icon={shown ? EyeOff : Eye} kbd="Space" aria-keyshortcuts="Space" onClick={toggle}>
            {shown ? 'Hide' : 'Reveal'}
          </Button>
          <Button
            variant="primary"
            icon={copied ? Check : Copy}
            kbd={keyWords('Ctrl C')}
            aria-keyshortcuts="Control+C"
            className={styles.copy}
            onClick={() => void copyValue(secret).then(setCopied)}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        </div>
      </div>
      <ul className={styles.facts} aria-label="About this value">
        <li>
          <Fingerprint size={16} strokeWidth={1.5} aria-hidden />
          Version {secret.version}
        </li>
        <li title="How hard it would be to guess, as an estimate">
          <Gauge size={16} strokeWidth={1.5} aria-hidden />
          {facts.bits} bits
        </li>
        {facts.lines > 1 ? (
          <li>
            <Rows3 size={16} strokeWidth={1.5} aria-hidden />
            {facts.lines} lines
          </li>
        ) : null}
        <li>
          <History size={16} strokeWidth={1.5} aria-hidden />
          changed {relativeDay(secret.valueChangedAt, now)}
        </li>
      </ul>
    </Card>
  );
}
