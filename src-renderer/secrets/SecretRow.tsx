import { memo } from 'react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { classes } from '../ui/classes.ts';
import { Highlight } from '../ui/Highlight.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { dateOf } from '../ui/time.ts';
import { dueInList } from './expiry.ts';
import { highlightRanges } from './highlight.ts';
import { iconOf, subtitleOf } from './kinds.ts';
import styles from './SecretRow.module.css';

type SecretRowProps = { secret: SecretSummary; query: string; now: number; leadDays: number };

/** Two lines: what it is called and what it is for; at the right where it holds and what is due, if something is. */
export const SecretRow = memo(function SecretRow({ secret, query, now, leadDays }: SecretRowProps) {
  const about = subtitleOf(secret);
  const due = secret.trashedAt === null ? dueInList(secret.expiresAt, now, leadDays) : null;
  return (
    <>
      <IconTile icon={iconOf(secret)} />
      <span className={styles.texts}>
        <span className={styles.name}>
          <Highlight text={secret.name} ranges={highlightRanges(secret.name, query)} />
        </span>
        {about ? (
          <span className={styles.about}>
            <Highlight text={about} ranges={highlightRanges(about, query)} />
          </span>
        ) : null}
      </span>
      <span className={styles.side}>
        <EnvironmentChips slugs={secret.environments} most={1} />
        {due ? <span className={classes(styles.due, styles[due.tone])}>{due.text}</span> : null}
        {secret.purgeAt === null ? null : <span className={styles.due}>gone on {dateOf(secret.purgeAt, now)}</span>}
      </span>
    </>
  );
});
