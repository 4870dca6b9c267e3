import { Combobox as Base } from '@base-ui/react/combobox';
import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import chip from './Chip.module.css';
import styles from './ChipInput.module.css';
import { classes } from './classes.ts';
import { useField } from './Field.tsx';
import input from './Input.module.css';
import popup from './Popup.module.css';
import tones from './Tone.module.css';

const t = texts.ui;

export type ChipInputProps = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Words that are in use already and may be wanted. */
  known?: readonly string[];
  placeholder: string;
};

type Item = { value: string; label: string; isNew: boolean };

const itemOf = (word: string): Item => ({ value: word, label: word, isNew: false });

/** Words of the person's own as chips: typed and ended with Enter or a comma, or chosen from those that are known. */
export function ChipInput({ value, onChange, known = [], placeholder }: ChipInputProps) {
  const field = useField();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const wanted = typed.trim();
  const items = useMemo(() => {
    const hits = known.filter((word) => !value.includes(word) && word.toLowerCase().includes(wanted.toLowerCase()));
    const isNew = wanted !== '' && !hits.includes(wanted) && !value.includes(wanted);
    const added: Item[] = isNew ? [{ value: wanted, label: t.add(wanted), isNew }] : [];
    return [...added, ...hits.map(itemOf)];
  }, [known, value, wanted]);

  function add(...words: string[]): void {
    setTyped('');
    const added = new Set(words.map((word) => word.trim()).filter((word) => word !== ''));
    const all = [...new Set(value).union(added)];
    if (all.length > value.length) onChange(all);
  }

  /** A comma ends a word, also within what is pasted. */
  function hear(text: string): void {
    if (text.includes(',')) add(...text.split(','));
    else setTyped(text);
  }

  return (
    <Base.Root<Item, true>
      multiple
      items={items}
      filter={null}
      autoHighlight
      value={value.map(itemOf)}
      inputValue={typed}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onInputValueChange={(text, { reason }) => {
        if (reason === 'input-change') hear(text);
      }}
      // An empty list would be open unseen, and hide the rest of the page from a screen reader.
      open={open && items.length > 0}
      onOpenChange={(next, { reason }) => {
        setOpen(next);
        // What was typed and not ended is meant all the same.
        if (!next && (reason === 'focus-out' || reason === 'outside-press')) add(wanted);
      }}
      onValueChange={(next) => {
        setTyped('');
        setOpen(false);
        onChange(next.map((item) => item.value));
      }}
    >
      <Base.InputGroup className={classes(input.frame, input.dialog, styles.frame)}>
        <Base.Chips className={styles.chips}>
          {value.map((word) => (
            <Base.Chip key={word} className={classes(chip.chip, tones.neutral, styles.chip)} aria-label={word}>
              <span className={styles.word}>{word}</span>
              <Base.ChipRemove className={styles.remove} aria-label={t.remove(word)}>
                <X size={12} strokeWidth={2} aria-hidden />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            className={classes(input.input, styles.input)}
            id={field?.control}
            placeholder={value.length === 0 ? placeholder : undefined}
            spellCheck={false}
            autoCapitalize="off"
            aria-describedby={field?.describedBy}
            aria-invalid={field?.invalid || undefined}
          />
        </Base.Chips>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner className={popup.positioner} sideOffset={4}>
          <Base.Popup className={popup.popup}>
            <Base.List>
              {(item: Item) => (
                <Base.Item key={item.value} value={item} className={popup.item}>
                  {item.isNew ? <Plus size={16} strokeWidth={1.75} aria-hidden /> : null}
                  <span className={popup.label}>{item.label}</span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
