import type { ImportLine } from '../../src-preload/contract.ts';
import { Note, type PreviewColumn, PreviewTable, What } from '../ui/PreviewTable.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { actionWords } from './action-words.ts';
import { choose, rename } from './actions.ts';
import { isChosen, nameOf } from './choice.ts';
import styles from './ImportTable.module.css';
import { useImport } from './store.ts';

type ImportTableProps = { lines: readonly ImportLine[]; problems: ReadonlyMap<number, string> };

export function ImportTable({ lines, problems }: ImportTableProps) {
  const { choices, names } = useImport();
  const problemOf = ({ index }: ImportLine) => problems.get(index) ?? '';
  const columns: PreviewColumn<ImportLine>[] = [
    {
      title: 'Name',
      className: styles.name,
      cell: (line) => <Name line={line} name={nameOf(line, names)} isWrong={problemOf(line) !== ''} />,
    },
    {
      title: 'Value',
      isSide: true,
      className: styles.value,
      cell: () => (
        <>
          <span aria-hidden>{'•'.repeat(8)}</span>
          <span className="visually-hidden">Hidden</span>
        </>
      ),
    },
    { title: 'What happens', cell: ({ action }) => <What {...actionWords[action]} /> },
    { title: 'Note', cell: (line) => <Note text={problemOf(line) || line.note} bad={problemOf(line) !== ''} /> },
  ];
  return (
    <PreviewTable
      label="Entries of the file"
      lines={lines}
      keyOf={({ index }) => index}
      grid={styles.grid}
      columns={columns}
      choice={{
        all: 'All entries',
        label: ({ originalName }) => `Bring in ${originalName}`,
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
        aria-label={`New name of ${originalName}`}
        aria-invalid={isWrong || undefined}
        value={name}
        onChange={(event) => rename(index, event.target.value)}
      />
    </>
  );
}
