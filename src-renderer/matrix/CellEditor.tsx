import { Popover } from '@base-ui/react/popover';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { useProjects } from '../projects/store.ts';
import { exactValue, nothingTyped } from '../secrets/typed-value.ts';
import { ValueField } from '../secrets/ValueField.tsx';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import popup from '../ui/Popup.module.css';
import { Rich } from '../ui/Rich.tsx';
import { alsoWords } from './also-words.ts';
import styles from './CellEditor.module.css';
import { addFor, replaceValue } from './changes.ts';
import type { Edited } from './edited.ts';

const t = texts.matrix.editor;

type CellEditorProps = {
  edited: Edited;
  /** The cell that it stands at. */
  anchor: () => HTMLElement | null;
  onClose: () => void;
};

/** A value is typed where it is missing, or where another one is to be: at its cell. Nothing of it is kept elsewhere. */
export function CellEditor({ edited, anchor, onClose }: CellEditorProps) {
  const { spot } = edited;
  const [typed, setTyped] = useState(nothingTyped);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const secret = useSecret(edited, setError);
  const form = useRef<HTMLFormElement>(null);
  const isNew = edited.kind === 'add';

  async function save(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (busy || (!isNew && !secret)) return;
    if (typed.shown === '') return setError(t.empty);
    setBusy(true);
    try {
      const value = { encoding: 'text', data: exactValue(typed) } as const;
      if (secret) await replaceValue(secret, value);
      else await addFor(spot, value);
      onClose();
    } catch (caught) {
      setError(t.unchanged(asCofferError(caught).message));
      setBusy(false);
    }
  }

  /** Enter saves: most values are one line. */
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key !== 'Enter' || event.shiftKey || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    void save();
  }

  return (
    <Popover.Root
      open
      modal
      onOpenChange={(open, details) => {
        if (open) return;
        // A press beside it must not throw away what was typed.
        if (details.reason === 'outside-press' && typed.shown !== '') details.cancel();
        else onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner className={popup.positioner} anchor={anchor} sideOffset={2} align="start">
          <Popover.Popup
            className={classes(popup.surface, styles.popup)}
            initialFocus={() => form.current?.querySelector('textarea') ?? true}
            finalFocus={() => anchor() ?? false}
          >
            <Popover.Title className={styles.title}>
              <Title {...edited} />
            </Popover.Title>
            {secret ? <Also secret={secret} spot={spot.slug} /> : null}
            <form ref={form} className={styles.form} onSubmit={(event) => void save(event)} onKeyDown={onKeyDown}>
              <ValueField
                existing={null}
                typed={typed}
                onChange={(next) => {
                  setTyped(next);
                  setError('');
                }}
                error={error}
                replaceAtOnce
              />
              <div className={styles.acts}>
                <span className={styles.hint}>{t.lineHint}</span>
                <Popover.Close render={<Button size="small">{t.cancel}</Button>} />
                <Button size="small" variant="primary" type="submit" busy={busy}>
                  {isNew ? t.add : t.replace}
                </Button>
              </div>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Title({ kind, spot: { name, environment } }: Edited) {
  const parts = { name: <code className={styles.name}>{name}</code>, environment };
  return <Rich text={kind === 'add' ? t.addTitle : t.replaceTitle} parts={parts} />;
}

/** The secret whose value is replaced, as it is now; `null` until it is read. */
function useSecret(edited: Edited, onFailure: (message: string) => void): SecretDetail | null {
  const [secret, setSecret] = useState<SecretDetail | null>(null);
  const id = edited.kind === 'replace' ? edited.id : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read once for the cell.
  useEffect(() => {
    let isHere = true;
    if (id === null) return;
    unwrap(window.coffer.secrets.get({ id })).then(
      (found) => isHere && setSecret(found),
      (caught: unknown) => isHere && onFailure(asCofferError(caught).message),
    );
    return () => {
      isHere = false;
    };
  }, [id]);
  return secret;
}

/** Where else the new value will hold: said before, not after. */
function Also({ secret, spot }: { secret: SecretDetail; spot: string }) {
  const { environments, projects } = useProjects();
  const words = alsoWords(secret, spot, { environments, projects });
  return words === '' ? null : <Popover.Description className={styles.also}>{words}</Popover.Description>;
}
