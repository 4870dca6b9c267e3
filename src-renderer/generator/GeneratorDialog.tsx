import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { tinykeys } from 'tinykeys';
import type { Generated, Recipe } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { isTyping, keyWords } from '../ui/keys.ts';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { copyGenerated, readChoices, rememberRecipe } from './actions.ts';
import styles from './GeneratorDialog.module.css';
import { Preview } from './Preview.tsx';
import { RecipeForm } from './RecipeForm.tsx';
import { type Choices, kinds, withRecipe } from './recipes.ts';
import { currentTaker } from './taker.ts';
import { useGenerated } from './use-generated.ts';

const t = texts.generator;

/** Makes a value by a recipe: for the open editor, or to be copied. */
export function GeneratorDialog() {
  const open = useDialogs((state) => state.open === 'generator');
  const [begin, setBegin] = useState<Choices | null>(null);
  useEffect(() => {
    if (!open) return setBegin(null);
    let wanted = true;
    void readChoices().then((choices) => wanted && setBegin(choices));
    return () => {
      wanted = false;
    };
  }, [open]);
  return open && begin ? <Generator begin={begin} /> : null;
}

function Generator({ begin }: { begin: Choices }) {
  const [choices, setChoices] = useState(begin);
  const [taker] = useState(currentTaker);
  const recipe = choices.recipes[choices.kind];
  const { made, busy, problem, again } = useGenerated(recipe);
  const [copied, setCopied] = useCopied<Generated>();
  const ready = made !== null && !busy;

  async function copy(): Promise<void> {
    if (!ready || !(await copyGenerated(made))) return;
    setCopied(made);
    remember(recipe);
  }

  function use(): void {
    if (!ready || !taker) return;
    taker(made, recipe);
    remember(recipe);
    closeDialog();
  }

  function remember(used: Recipe): void {
    if (used !== begin.recipes[begin.kind]) rememberRecipe(used);
  }

  useKeys({ again, copy: () => void copy() });

  const isCopied = copied !== null && copied === made;
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={t.title}
      description={taker ? undefined : t.keptNowhere}
      footer={
        <>
          <Button
            size="dialog"
            variant={taker ? 'secondary' : 'primary'}
            icon={isCopied ? Check : Copy}
            kbd={keyWords('Ctrl C')}
            aria-keyshortcuts="Control+C"
            aria-disabled={!ready}
            onClick={() => void copy()}
          >
            {isCopied ? t.copied : t.copy}
          </Button>
          {taker ? (
            <Button size="dialog" variant="primary" aria-disabled={!ready} onClick={use}>
              {t.use}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.content}>
        <SegmentedChoice
          label={t.what}
          options={kinds}
          value={choices.kind}
          onChange={(kind) => setChoices({ ...choices, kind })}
        />
        <Preview
          made={made}
          recipe={recipe}
          busy={busy}
          problem={problem}
          onAgain={again}
          publicLabel={taker ? t.publicKeyToField : t.publicKey}
        />
        <RecipeForm
          key={choices.kind}
          recipe={recipe}
          onChange={(next) => setChoices((before) => withRecipe(before, next))}
        />
      </div>
    </Dialog>
  );
}

/** Ctrl+R and Ctrl+C, wherever the focus is; marked text in a field is copied as always. */
function useKeys(acts: { again: () => void; copy: () => void }): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const hasMarked = (event: Event) => {
      const { target } = event;
      if (!isTyping(event) || !(target instanceof HTMLInputElement)) return false;
      return target.type === 'text' && target.selectionStart !== target.selectionEnd;
    };
    return tinykeys(
      window,
      {
        '$mod+r': (event) => {
          event.preventDefault();
          latest.current.again();
        },
        '$mod+c': (event) => {
          if (hasMarked(event)) return;
          event.preventDefault();
          latest.current.copy();
        },
      },
      { ignore: (event) => event.isComposing || event.repeat },
    );
  }, []);
}
