import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { limits } from '../secrets/limits.ts';
import { textOfQuery } from '../secrets/list-query.ts';
import { classes } from '../ui/classes.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { keyWords } from '../ui/keys.ts';
import { Rich } from '../ui/Rich.tsx';
import head from '../ui/SearchHead.module.css';
import { copy, type Refused } from './copy.ts';
import type { Part } from './parts.ts';
import styles from './QuickAccess.module.css';
import { QuickParts } from './QuickParts.tsx';
import { QuickRow } from './QuickRow.tsx';
import { openMain } from './shown.ts';
import { usePlaceNames, useQuickFound } from './use-quick-found.ts';

const t = texts.quickAccess;

type Wish = 'copy' | 'open';

/** Search, and what it finds: Enter copies the value, and the window is gone. */
export function QuickSearch({ vaultName }: { vaultName: string }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const parts = useRef<HTMLDivElement>(null);
  const found = useQuickFound(typed);
  usePlaceNames();
  const { rows } = found;
  const answered = found.answered === typed.trim();
  const selected = rows[Math.min(at, rows.length - 1)];
  const place = selected ? rows.indexOf(selected) : -1;
  const optionId = (row: number) => `${id}option${row}`;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}option${place}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, place]);

  const take = async (secret: SecretSummary, copies: Part['copies'] = {}) => {
    // Asked for once more, what is revoked is copied all the same.
    const again = refused?.error.code === 'SECRET_REVOKED' && refused.secret.id === secret.id;
    setRefused(await copy(secret, copies, again));
  };

  // Enter right after typing means the best hit, which may be on its way still.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it acts once for each wish, when the answer to it is there.
  useEffect(() => {
    if (wish === null || !answered) return;
    setWish(null);
    if (!selected) return;
    if (wish === 'open') openMain(selected.id);
    else void take(selected);
  }, [wish, answered]);

  function move(step: number): void {
    setRefused(null);
    setAt(Math.max(0, Math.min(rows.length - 1, place + step)));
  }

  function enterParts(): boolean {
    const first = parts.current?.querySelector('button');
    first?.focus();
    return first !== null && first !== undefined;
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    const step = steps[event.key];
    const { selectionStart, value } = event.currentTarget;
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setWish(event.ctrlKey || event.metaKey ? 'open' : 'copy');
    } else if (
      (event.key === 'Tab' && !event.shiftKey) ||
      (event.key === 'ArrowRight' && selectionStart === value.length)
    ) {
      if (enterParts()) event.preventDefault();
    }
  }

  return (
    <>
      <div className={classes(head.head, styles.head)}>
        <Search size={18} strokeWidth={1.75} aria-hidden />
        <input
          ref={field}
          className={classes(head.input, styles.input)}
          role="combobox"
          aria-label={t.find}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={selected ? optionId(place) : undefined}
          aria-autocomplete="list"
          placeholder={t.find}
          maxLength={limits.query}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setRefused(null);
          }}
          onKeyDown={onKey}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div id={`${id}list`} className={styles.list} role="listbox" aria-label={t.secrets} tabIndex={-1}>
        {rows.map((secret, row) => (
          <QuickRow
            key={secret.id}
            id={optionId(row)}
            secret={secret}
            words={textOfQuery(found.answered ?? '')}
            selected={row === place}
            onPoint={() => setAt(row)}
            onTake={() => void take(secret)}
          />
        ))}
      </div>
      {rows.length === 0 && found.answered !== null ? (
        <p className={styles.nothing} role="status">
          {found.answered === '' ? t.empty : t.nothing(found.answered)}
        </p>
      ) : null}
      {refused ? (
        <p className={styles.refused} role="alert">
          {refused.error.message}
          {refused.error.code === 'SECRET_REVOKED' ? ` ${t.onceMore}` : ''}
        </p>
      ) : null}
      {selected ? (
        <QuickParts
          ref={parts}
          secret={selected}
          onTake={(copies) => void take(selected, copies)}
          onLeave={() => field.current?.focus()}
        />
      ) : null}
      <footer className={styles.foot}>
        <span>
          <Rich text={t.keys.copy} parts={{ key: <Kbd>Enter</Kbd> }} />
        </span>
        <span>
          <Rich text={t.keys.parts} parts={{ key: <Kbd>Tab</Kbd> }} />
        </span>
        <span>
          <Rich text={t.keys.open} parts={{ key: <Kbd>{keyWords('Ctrl Enter')}</Kbd> }} />
        </span>
        <span className={styles.vault}>{vaultName}</span>
      </footer>
    </>
  );
}
