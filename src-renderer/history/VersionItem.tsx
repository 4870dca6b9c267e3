import { ChevronDown, ChevronRight, Eye, EyeOff } from 'lucide-react';
import { useId, useState } from 'react';
import type { SecretDetail, Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { actorWords } from '../activity/words.ts';
import type { CofferError } from '../bridge.ts';
import { RevealedValue } from '../secrets/RevealedValue.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { moment } from '../ui/time.ts';
import { useHold } from '../ui/use-hold.ts';
import { revealVersion } from './actions.ts';
import { Compare } from './Compare.tsx';
import { Restore } from './Restore.tsx';
import { useShownValue } from './use-shown-value.ts';
import styles from './VersionItem.module.css';
import { whyWords } from './why-words.ts';

const t = texts.history.value;

type VersionItemProps = {
  secret: SecretDetail;
  version: Version;
  versions: readonly Version[];
  now: number;
  canRestore: boolean;
  expanded: boolean;
  onToggle: () => void;
  onRestored: () => void;
};

export function VersionItem({
  secret,
  version,
  versions,
  now,
  canRestore,
  expanded,
  onToggle,
  onRestored,
}: VersionItemProps) {
  const id = useId();
  const { number, by, at, current } = version;
  const Arrow = expanded ? ChevronDown : ChevronRight;
  return (
    <li className={styles.version}>
      <button type="button" className={styles.head} aria-expanded={expanded} aria-controls={id} onClick={onToggle}>
        <Arrow size={16} strokeWidth={1.75} aria-hidden />
        <b>{texts.history.version(number)}</b>
        {current ? <Chip tone="green">{texts.history.dialog.current}</Chip> : null}
        <span className={styles.why}>{whyWords(version)}</span>
        <span className={styles.when}>{texts.history.dialog.made(moment(at, now), actorWords(by))}</span>
      </button>
      <div id={id} className={styles.body} hidden={!expanded}>
        {expanded ? (
          <>
            <Value secret={secret} version={version} />
            {versions.length > 1 ? <Compare secret={secret} version={version} versions={versions} /> : null}
            {canRestore ? <Restore secret={secret} version={version} onDone={onRestored} /> : null}
          </>
        ) : null}
      </div>
    </li>
  );
}

/** The value of one version, hidden until it is asked for; of a revoked secret only when asked twice. */
function Value({ secret, version }: { secret: SecretDetail; version: Version }) {
  const [refused, setRefused] = useState<CofferError | null>(null);
  const revoked = refused?.code === 'SECRET_REVOKED';
  const { value, left, hide, toggle } = useShownValue(() => {
    setRefused(null);
    return revealVersion(secret.id, version.number, revoked);
  }, setRefused);
  const hold = useHold({ shown: value !== null, toggle, hide });
  const { facts, bytes } = version;
  const lines = facts.lines > 1 ? t.lines(facts.lines) : '';
  const known = [texts.history.bytes(bytes), texts.history.bits(facts.bits), lines, texts.valueForms.of(facts)];
  return (
    <div className={styles.value}>
      {value ? (
        <RevealedValue value={value} name={t.name(secret.name, version.number)} />
      ) : (
        <span className={styles.hidden}>
          <span>{facts.prefix}</span>
          <span className={styles.dots} aria-hidden>
            {'•'.repeat(12)}
          </span>
          <span className="visually-hidden">{t.hidden}</span>
        </span>
      )}
      <Button size="small" icon={value ? EyeOff : Eye} title={texts.secretDetail.value.holdHint} {...hold.button}>
        {value ? t.hide(left) : revoked ? t.revealRevoked : t.reveal}
      </Button>
      <p className={styles.facts}>{known.filter((fact) => fact !== '').join(', ')}</p>
      {refused ? (
        <p className={styles.refused} role="alert">
          {revoked ? t.revoked : refused.message}
        </p>
      ) : null}
    </div>
  );
}
