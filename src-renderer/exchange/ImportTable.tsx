import type { ImportLine } from '../../src-preload/contract.ts';
import { worded } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { Note, type PreviewColumn, PreviewTable, What } from '../ui/PreviewTable.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { actionSigns } from './action-signs.ts';
import { choose, rename } from './actions.ts';
import { isChosen, nameOf } from './choice.ts';
import styles from './ImportTable.module.css';
import { useImport } from './store.ts';

const t = texts.exchange.table;

const noteOf = ({ note }: ImportLine) => (note === null ? '' : worded(texts.exchange.notes, 'code', note));

type ImportTableProps = { lines: readonly ImportLine[]; problems: ReadonlyMap<number, string> };

export function ImportTable({ lines, problems }: ImportTableProps) {
  const { choices, names } = useImport();
  const problemOf = ({ index }: ImportLine) => problems.get(index) ?? '';
  const columns: PreviewColumn<ImportLine>[] = [
    {
      title: t.name,
      className: styles.name,
      cell: (line) => <Name line={line} name={nameOf(line, names)} isWrong={problemOf(line) !== ''} />,
    },
    {
      title: t.value,
      isSide: true,
      className: styles.value,
      cell: () => (
        <>
          <span aria-hidden>{'•'.repeat(8)}</span>
          <span className="visually-hidden">{t.hidden}</span>
        </>
      ),
    },
    { title: t.what, cell: ({ action }) => <What {...actionSigns[action]} word={texts.exchange.actions[action]} /> },
    { title: t.note, cell: (line) => <Note text={problemOf(line) || noteOf(line)} bad={problemOf(line) !== ''} /> },
  ];
  return (
    <PreviewTable
      label={t.label}
      lines={lines}
      keyOf={({ index }) => index}
      grid={styles.grid}
      columns={columns}
      choice={{
        all: t.all,
        label: ({ originalName }) => t.one(originalName),
        isTicked: (line) => isChosen(line, choices),
        isOpen: ({ action }) => action !== 'conflict',
        tick: (ticked, next) =>
          choose(
            ticked.map(({ index }) => index),
            next,
          ),
      }}
    />
  );
}

/** What it is called; where that can't be a name here, the field for another one beside it. */
function Name({ line, name, isWrong }: { line: ImportLine; name: string; isWrong: boolean }) {
  const { originalName, index } = line;
  if (line.action !== 'rename')
    return (
      <span className={styles.old} title={originalName}>
        {originalName}
      </span>
    );
  return (
    <>
      <span className={styles.old}>{originalName}</span>
      <TextInput
        mono
        size="medium"
        className={styles.rename}
        aria-label={t.newName(originalName)}
        aria-invalid={isWrong || undefined}
        value={name}
        onChange={(event) => rename(index, event.target.value)}
      />
    </>
  );
}
