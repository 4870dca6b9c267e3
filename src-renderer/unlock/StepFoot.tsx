import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Progress } from '../ui/Progress.tsx';
import stage from './Stage.module.css';
import styles from './StepFoot.module.css';
import { cancelUnlock } from './vault-actions.ts';
import { useVault } from './vault-store.ts';

type StepFootProps = {
  /** Which step of how many it is; and what is being done while it is `busy`, in words and as the bar's name. */
  words: { step: string; busy: string; progress: string; action: string };
  busy: boolean;
  onBack: () => void;
};

/** The foot of a step that ends in a derivation: where one is, or how far it has come, and the buttons. */
export function StepFoot({ words, busy, onBack }: StepFootProps) {
  const progress = useVault((state) => state.progress);
  return (
    <footer className={stage.foot}>
      {busy ? (
        <div className={classes(stage.step, styles.busy)}>
          {words.busy}
          <Progress fraction={progress} label={words.progress} />
        </div>
      ) : (
        <span className={stage.step}>{words.step}</span>
      )}
      {busy ? (
        <Button onClick={() => void cancelUnlock()}>{texts.unlock.cancel}</Button>
      ) : (
        <Button onClick={onBack}>{texts.unlock.back}</Button>
      )}
      <Button variant="primary" type="submit" busy={busy}>
        {words.action}
      </Button>
    </footer>
  );
}
