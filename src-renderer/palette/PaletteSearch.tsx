import { Autocomplete } from '@base-ui/react/autocomplete';
import type { BaseUIEvent } from '@base-ui/react/types';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { discard } from '../exchange/actions.ts';
import { useProjects } from '../projects/store.ts';
import { copyValue, newSecret } from '../secrets/commands.ts';
import { openView, selectFirst, showSecret } from '../secrets/detail-actions.ts';
import { useDetail } from '../secrets/detail-store.ts';
import { focusPane } from '../secrets/focus.ts';
import { limits } from '../secrets/limits.ts';
import { search } from '../secrets/list-actions.ts';
import { textOfQuery } from '../secrets/list-query.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { keyWords } from '../ui/keys.ts';
import { Rich } from '../ui/Rich.tsx';
import head from '../ui/SearchHead.module.css';
import { allCommands, type PaletteEntry } from './entries.ts';
import { type PaletteGroup, paletteGroups } from './groups.ts';
import styles from './Palette.module.css';
import { PaletteLine } from './PaletteLine.tsx';
import { useFound } from './use-found.ts';

const t = texts.palette;

function showInList(query: string): void {
  discard();
  void openView({ kind: 'all' }).then(() => {
    search(query, () => void selectFirst());
    focusPane('list');
  });
}

function open(entry: PaletteEntry): void {
  if (entry.kind === 'command') {
    entry.run();
    return;
  }
  discard();
  void showSecret(entry.secret.id).then(() => focusPane('list'));
}

function copy(entry: PaletteEntry): void {
  if (entry.kind === 'secret') void copyValue(entry.secret);
}

export function PaletteSearch({ onChoose }: { onChoose: (run: () => void) => void }) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const highlighted = useRef<PaletteEntry | undefined>(undefined);
  const found = useFound(typed);
  const places = useProjects();
  const detail = useDetail((state) => state.detail);
  const commands = useMemo(() => allCommands(detail, places), [detail, places]);
  const groups = paletteGroups({
    typed,
    found,
    commands,
    makeSecret: (name) => void newSecret(name),
    showAll: showInList,
  });
  const words = textOfQuery(typed);

  const first = groups[0]?.items[0];
  const answered = found.answered === typed.trim();
  const [wish, setWish] = useState<'open' | 'copy' | null>(null);

  // Enter right after typing means the best hit, which may be on its way still.
  useEffect(() => {
    if (wish === null || !answered || !first) return;
    setWish(null);
    onChoose(wish === 'open' ? () => open(first) : () => copy(first));
  }, [wish, answered, first, onChoose]);

  function onEnter(event: BaseUIEvent<KeyboardEvent<HTMLInputElement>>): void {
    const copies = event.ctrlKey || event.metaKey;
    if (answered && !copies) return;
    event.preventDefault();
    event.preventBaseUIHandler();
    const entry = highlighted.current;
    if (!answered) setWish(copies ? 'copy' : 'open');
    else if (entry?.kind === 'secret') onChoose(() => copy(entry));
  }

  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(value, { reason }) => {
        if (reason === 'input-change' || reason === 'input-clear') setTyped(value);
      }}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(entry: PaletteEntry) => entry.id}
      onItemHighlighted={(entry) => {
        highlighted.current = entry;
      }}
    >
      <div className={head.head}>
        <Search size={18} strokeWidth={1.75} aria-hidden />
        <Autocomplete.Input
          ref={field}
          className={head.input}
          placeholder={t.find}
          aria-label={t.find}
          maxLength={limits.query}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter(event);
          }}
        />
        <Kbd>Esc</Kbd>
      </div>
      <Autocomplete.Empty className={styles.empty}>{t.nothing}</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.label} items={group.items}>
            <Autocomplete.GroupLabel className={styles.label}>{group.label}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => (
                <Autocomplete.Item
                  key={entry.id}
                  value={entry}
                  className={styles.item}
                  onClick={() => onChoose(() => open(entry))}
                >
                  <PaletteLine entry={entry} words={words} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <footer className={styles.foot}>
        <span>
          <Rich text={t.keys.open} parts={{ key: <Kbd>Enter</Kbd> }} />
        </span>
        <span>
          <Rich text={t.keys.copy} parts={{ key: <Kbd>{keyWords('Ctrl Enter')}</Kbd> }} />
        </span>
      </footer>
    </Autocomplete.Root>
  );
}
