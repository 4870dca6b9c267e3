import { Check, Star } from 'lucide-react';
import { memo } from 'react';
import type { ListedSecret } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { useProjects } from '../projects/store.ts';
import { classes } from '../ui/classes.ts';
import { Highlight } from '../ui/Highlight.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { dateOf, daysBetween } from '../ui/time.ts';
import { highlightRanges } from './highlight.ts';
import { iconOf, subtitleOf } from './kinds.ts';
import { dueOfRow, type RowFacts } from './list-due.ts';
import styles from './SecretRow.module.css';

const t = texts.secretList.row;

type SecretRowProps = {
  secret: ListedSecret;
  /** The line of its notes in which a search was found, and nowhere else. */
  noted: string | undefined;
  /** Slugs of the environments that lack it, where the list is about that. */
  missingIn: readonly string[] | undefined;
  words: string;
  facts: RowFacts;
  marked: boolean;
};

/** Two lines: what it is called and what it is for; at the right where it holds and what is due, if something is. */
export const SecretRow = memo(function SecretRow({ secret, noted, missingIn, words, facts, marked }: SecretRowProps) {
  const about = noted ?? subtitleOf(secret);
  const due = dueOfRow(secret, facts);
  const twoLines = about !== '' || missingIn !== undefined;
  return (
    <>
      {/* For the pointer; the keys have Ctrl+Space. */}
      <span className={styles.mark} data-part="mark">
        {marked ? (
          <span className={styles.marked} aria-hidden>
            <Check size={16} strokeWidth={2.25} />
          </span>
        ) : (
          <IconTile icon={iconOf(secret)} />
        )}
      </span>
      <span className={styles.texts}>
        <span className={styles.name}>
          <span className={secret.revokedAt === null ? undefined : styles.revoked}>
            <Highlight text={secret.name} ranges={highlightRanges(secret.name, words)} />
          </span>
        </span>
        {twoLines ? (
          <span className={styles.about}>
            {missingIn ? <MissingIn slugs={missingIn} goesOn={about !== ''} /> : null}
            {noted === undefined ? null : <span className={styles.noted}>{t.inNotes} </span>}
            <Highlight text={about} ranges={highlightRanges(about, words)} />
          </span>
        ) : null}
      </span>
      {secret.trashedAt === null ? <FavouriteStar on={secret.favourite} /> : null}
      <span className={classes(styles.side, !twoLines && styles.alone)}>
        <EnvironmentChips slugs={secret.environments} most={1} />
        {due ? <span className={classes(styles.due, styles[due.tone])}>{due.text}</span> : null}
        {secret.purgeAt === null ? null : (
          <span className={styles.due} title={t.removedOn(dateOf(secret.purgeAt, facts.now))}>
            {t.daysLeft(daysBetween(facts.now, secret.purgeAt))}
          </span>
        )}
      </span>
    </>
  );
});

/** Before what it is for: which environments have no such name. */
function MissingIn({ slugs, goesOn }: { slugs: readonly string[]; goesOn: boolean }) {
  const environments = useProjects((state) => state.environments);
  const names = slugs.map((slug) => environments.find((one) => one.slug === slug)?.name ?? slug);
  return (
    <>
      <span className={styles.amber}>{t.notIn(names)}</span>
      {goesOn ? ' · ' : null}
    </>
  );
}

/** For the pointer; the keys have the palette and the star of the detail. */
function FavouriteStar({ on }: { on: boolean }) {
  return (
    <span className={styles.star} data-part="star" data-on={on} title={on ? t.favourite : t.makeFavourite}>
      <Star size={14} strokeWidth={1.75} aria-hidden />
      {on ? <span className="visually-hidden">{t.favourite}</span> : null}
    </span>
  );
}
