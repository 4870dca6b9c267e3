import { Eye, EyeOff, RotateCcw, WandSparkles } from 'lucide-react';
import { type ClipboardEvent, useRef, useState } from 'react';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { openDialog } from '../ui/dialogs.ts';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { Glyphs } from './Glyphs.tsx';
import { afterInput, exactAfterPaste, nothingTyped, type TypedValue } from './typed-value.ts';
import styles from './ValueField.module.css';

const t = texts.secretEditor.value;

const colouredUpTo = 4_000;

type ValueFieldProps = {
  /** The secret that is edited: its present value is not read, and stays unless another is entered. */
  existing: SecretDetail | null;
  typed: TypedValue;
  onChange: (typed: TypedValue) => void;
  error?: string;
  /** The person came to enter another value. */
  replaceAtOnce: boolean;
};

export function ValueField({ existing, typed, onChange, error, replaceAtOnce }: ValueFieldProps) {
  const [wantsNew, setWantsNew] = useState(existing === null || replaceAtOnce);
  const replacing = wantsNew || typed.shown !== '';
  // What was typed before and is here again stays hidden until it is asked for.
  const [shown, setShown] = useState(existing === null && typed.shown === '');
  const pasted = useRef<string | null>(null);
  const coloured = useRef<HTMLPreElement>(null);

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const text = event.clipboardData.getData('text/plain');
    pasted.current = exactAfterPaste(typed, selectionStart, selectionEnd, text);
  }

  function onInput(text: string): void {
    onChange(afterInput(text, [pasted.current, typed.exact]));
    pasted.current = null;
  }

  if (existing && !replacing) {
    return (
      <Field label={t.label} error={error}>
        <div className={styles.kept}>
          <span className={styles.dots}>
            <span className="visually-hidden">{t.kept}</span>
            <span aria-hidden>
              {existing.facts.prefix} {'•'.repeat(12)}
            </span>
          </span>
          <span className={styles.acts}>
            <Generate />
            <Button size="small" onClick={() => setWantsNew(true)}>
              {t.replace}
            </Button>
          </span>
        </div>
      </Field>
    );
  }

  const hint =
    typed.exact !== null ? (
      <span className={styles.hint}>
        {t.lineEnds}
        <Button size="small" onClick={() => onChange({ ...typed, exact: null })}>
          {t.plainLineEnds}
        </Button>
      </span>
    ) : existing && typed.shown === '' ? (
      t.leftEmpty
    ) : null;

  return (
    <Field
      label={t.label}
      error={error}
      hint={hint}
      aside={
        <span className={styles.acts}>
          {existing ? (
            <Button
              size="small"
              variant="ghost"
              icon={RotateCcw}
              onClick={() => {
                onChange(nothingTyped);
                setWantsNew(false);
              }}
            >
              {t.keepOld}
            </Button>
          ) : null}
          <Generate />
        </span>
      }
    >
      <TextArea
        mono
        rows={2}
        autoFocus={existing !== null}
        autoCapitalize="off"
        autoCorrect="off"
        translate="no"
        className={classes(styles.area, shown ? styles.open : styles.masked)}
        value={typed.shown}
        placeholder={existing ? t.typeNew : t.type}
        onPaste={onPaste}
        onChange={(event) => onInput(event.target.value)}
        onScroll={(event) => {
          if (coloured.current) coloured.current.style.translate = `0 ${-event.currentTarget.scrollTop}px`;
        }}
        data-coloured={(shown && typed.shown.length <= colouredUpTo) || undefined}
        trailing={
          <>
            {shown && typed.shown !== '' && typed.shown.length <= colouredUpTo ? (
              <span className={styles.window} aria-hidden>
                <pre ref={coloured} className={styles.coloured}>
                  <Glyphs text={typed.shown} />
                </pre>
              </span>
            ) : null}
            <IconButton icon={shown ? EyeOff : Eye} label={shown ? t.hide : t.show} onClick={() => setShown(!shown)} />
          </>
        }
      />
    </Field>
  );
}

function Generate() {
  return (
    <Button
      size="small"
      variant="ghost"
      icon={WandSparkles}
      className={styles.generate}
      aria-keyshortcuts="Control+G"
      onClick={() => openDialog('generator')}
    >
      {t.generate}
    </Button>
  );
}
