import { ScrollText } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SecretDetail, Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { openActivityOf } from '../activity/actions.ts';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { classes } from '../ui/classes.ts';
import { dateAndTime, dateOf } from '../ui/time.ts';
import { readVersions } from './actions.ts';
import styles from './HistoryCard.module.css';
import { HistoryDialog } from './HistoryDialog.tsx';
import { whyWords } from './why-words.ts';

const t = texts.history.card;

const mostShown = 3;

/** The newest versions of a secret, and the ways to all of them and to all that happened to it. */
export function HistoryCard({ secret, now }: { secret: SecretDetail; now: number }) {
  const { id, revision, versions: count } = secret;
  const [versions, setVersions] = useState<Version[] | null>(null);
  const [failure, setFailure] = useState('');
  const [open, setOpen] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have made or removed a version.
  useEffect(() => {
    let wanted = true;
    readVersions(id).then(
      (found) => wanted && setVersions(found),
      (caught: unknown) => wanted && setFailure(asCofferError(caught).message),
    );
    return () => {
      wanted = false;
    };
  }, [id, revision, count]);

  return (
    <Card padded={false} role="region" aria-label={t.title}>
      {failure === '' ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <ol className={styles.list}>
        {versions?.slice(0, mostShown).map((version) => (
          <li key={version.number} className={styles.version}>
            <span className={classes(styles.dot, version.current && styles.current)} aria-hidden />
            <span className={styles.words}>
              <b>{texts.history.version(version.number)}</b>
              {version.current ? <span className="visually-hidden"> {t.current}</span> : null} · {whyWords(version)}
            </span>
            <time className={styles.time} title={dateAndTime(version.at)}>
              {dateOf(version.at, now)}
            </time>
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <Button size="small" variant="ghost" onClick={() => setOpen(true)} disabled={!versions}>
          {count === 1 ? t.showOne : t.showAll(count)}
        </Button>
        <Button size="small" variant="ghost" icon={ScrollText} onClick={() => void openActivityOf(id, secret.name)}>
          {t.activity}
        </Button>
      </div>
      {versions ? (
        <HistoryDialog open={open} onClose={() => setOpen(false)} secret={secret} versions={versions} now={now} />
      ) : null}
    </Card>
  );
}
