import { RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import type { Generated, Recipe } from '../../src-preload/contract.ts';
import { CopyText } from '../secrets/detail/CopyText.tsx';
import { glyphRuns } from '../secrets/glyphs.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { keyWords } from '../ui/keys.ts';
import { bitsInWords, strengthOf } from './entropy-words.ts';
import styles from './Preview.module.css';

type PreviewProps = {
  made: Generated | null;
  recipe: Recipe;
  busy: boolean;
  problem: string;
  onAgain: () => void;
  /** Where the public half of a pair goes when it is used; `null` where it is only shown. */
  publicGoesTo: string | null;
};

/**
 * What was made, in the open: it is nobody's yet, and is chosen by looking at it. It can't be marked with the pointer, so
 * that it is copied by main, which clears it again.
 */
export function Preview({ made, recipe, busy, problem, onAgain, publicGoesTo }: PreviewProps) {
  const runs = useMemo(() => glyphRuns(made?.value ?? ''), [made]);
  return (
    <div>
      <div className={styles.frame}>
        {problem === '' ? (
          <section
            className={classes(styles.value, made?.value.includes('\n') && styles.lines)}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value scrolls, by keyboard too.
            tabIndex={0}
            aria-label="Generated value"
            aria-busy={busy}
            translate="no"
          >
            <pre>
              {runs.map((run) => (
                <span key={run.at} className={styles[run.kind]}>
                  {run.text}
                </span>
              ))}
            </pre>
          </section>
        ) : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <IconButton
          icon={RefreshCw}
          label="Make a new one"
          kbd={keyWords('Ctrl R')}
          aria-keyshortcuts="Control+R"
          className={classes(styles.again, busy && styles.busy)}
          onClick={onAgain}
        />
      </div>
      {made && problem === '' ? (
        <Strength bits={made.bits} recipe={recipe} />
      ) : (
        <p className={classes(styles.strength, styles.steady)} />
      )}
      {made?.publicKey && problem === '' ? (
        <div className={styles.public}>
          <span className={styles.label}>Public key{publicGoesTo === null ? '' : `, goes to ${publicGoesTo}`}</span>
          <CopyText what="The public key" text={made.publicKey} mono />
        </div>
      ) : null}
    </div>
  );
}

function Strength({ bits, recipe }: { bits: number; recipe: Recipe }) {
  const { word, tone, means } = strengthOf(bits, recipe);
  return (
    <p className={classes(styles.strength, recipe.kind !== 'key-pair' && styles.steady)}>
      <strong className={styles[tone]}>
        {bitsInWords(bits)}. {word}
      </strong>{' '}
      {means}
    </p>
  );
}
