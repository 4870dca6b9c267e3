import { Check, Copy, Eye, EyeOff, Fingerprint, Gauge, History, Rows3 } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { keyWords } from '../ui/keys.ts';
import { relativeDay } from '../ui/time.ts';
import { useCopied } from '../ui/use-copied.ts';
import { useHold } from '../ui/use-hold.ts';
import { copyValue } from './commands.ts';
import { useReveal } from './detail/use-reveal.ts';
import { RevealedValue } from './RevealedValue.tsx';
import { onReveal } from './reveal.ts';
import styles from './ValueCard.module.css';

const t = texts.secretDetail.value;
const dots = '•'.repeat(12);

type ValueCardProps = { secret: SecretDetail; now: number; copyAs: ReactNode };

/** The heart of the detail: the value, hidden until it is asked for, and what may be known of it meanwhile. */
export function ValueCard({ secret, now, copyAs }: ValueCardProps) {
  const { facts } = secret;
  const { value, left, hide, toggle } = useReveal(secret);
  const [copied, setCopied] = useCopied<true>();
  const shown = value !== null;
  const hold = useHold({ shown, toggle, hide });

  useEffect(() => onReveal(hold.pressSpace));

  return (
    <Card padded={false} role="region" aria-label={t.label}>
      <div className={styles.body}>
        <div className={styles.label}>
          <span>{facts.form ? t.ofKind(texts.valueForms.of(facts)) : t.label}</span>
          {shown ? <span className={styles.left}>{t.hidesIn(left)}</span> : null}
        </div>
        {value ? (
          <RevealedValue value={value} name={secret.name} />
        ) : (
          <div className={styles.hidden}>
            <span className={styles.prefix}>{facts.prefix}</span>
            <span className={styles.dots} aria-hidden>
              {dots}
            </span>
            <span className="visually-hidden">{t.hidden}</span>
          </div>
        )}
        <div className={styles.buttons}>
          <Button icon={shown ? EyeOff : Eye} kbd="Space" aria-keyshortcuts="Space" title={t.holdHint} {...hold.button}>
            {shown ? t.hide : t.reveal}
          </Button>
          <Button
            variant="primary"
            icon={copied ? Check : Copy}
            kbd={keyWords('Ctrl C')}
            aria-keyshortcuts="Control+C"
            className={styles.copy}
            onClick={() => void copyValue(secret).then((worked) => setCopied(worked || null))}
          >
            {copied ? t.copied : t.copy}
          </Button>
        </div>
      </div>
      <ul className={styles.facts} aria-label={t.facts}>
        <li>
          <Fingerprint size={16} strokeWidth={1.5} aria-hidden />
          {t.version(secret.version)}
        </li>
        <li title={t.bitsHint}>
          <Gauge size={16} strokeWidth={1.5} aria-hidden />
          {t.bits(facts.bits)}
        </li>
        {facts.lines > 1 ? (
          <li>
            <Rows3 size={16} strokeWidth={1.5} aria-hidden />
            {t.lines(facts.lines)}
          </li>
        ) : null}
        <li>
          <History size={16} strokeWidth={1.5} aria-hidden />
          {t.changed(relativeDay(secret.valueChangedAt, now))}
        </li>
        <li className={styles.copyAs}>{copyAs}</li>
      </ul>
    </Card>
  );
}
