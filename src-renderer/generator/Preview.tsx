import { RefreshCw } from 'lucide-react';
import type { Generated, Recipe } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { CopyText } from '../secrets/detail/CopyText.tsx';
import { Glyphs } from '../secrets/Glyphs.tsx';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { keyWords } from '../ui/keys.ts';
import { strengthOf } from './entropy-words.ts';
import styles from './Preview.module.css';

const t = texts.generator;

type PreviewProps = {
  made: Generated | null;
  recipe: Recipe;
  busy: boolean;
  problem: string;
  onAgain: () => void;
  /** What the public half of a pair is, and where it goes when it is used. */
  publicLabel: string;
};

/**
 * What was made, in the open: it is nobody's yet, and is chosen by looking at it. It can't be marked with the pointer, so
 * that it is copied by main, which clears it again.
 */
export function Preview({ made, recipe, busy, problem, onAgain, publicLabel }: PreviewProps) {
  return (
    <div>
      <div className={styles.frame}>
        {problem === '' ? (
          <section
            className={classes(styles.value, made?.value.includes('\n') && styles.lines)}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value scrolls, by keyboard too.
            tabIndex={0}
            aria-label={t.value}
            aria-busy={busy}
            translate="no"
          >
            <pre>
              <Glyphs text={made?.value ?? ''} />
            </pre>
          </section>
        ) : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <IconButton
          icon={RefreshCw}
          label={t.again}
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
          <span className={styles.label}>{publicLabel}</span>
          <CopyText what={t.copyPublicKey} text={made.publicKey} mono />
        </div>
      ) : null}
    </div>
  );
}

function Strength({ bits, recipe }: { bits: number; recipe: Recipe }) {
  const { word, tone, means } = strengthOf(bits, recipe);
  return (
    <p className={classes(styles.strength, recipe.kind !== 'key-pair' && styles.steady)}>
      <strong className={styles[tone]}>{t.strength.is(t.strength.bits(bits), word)}</strong> {means}
    </p>
  );
}
