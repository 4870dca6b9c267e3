import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import type { EnvironmentMatrix, Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { saveEnv } from '../exchange/save-env.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { TypedConfirmation } from '../ui/TypedConfirmation.tsx';
import type { Column } from './MatrixRow.tsx';

const t = texts.exchange.env;

type EnvMenuProps = {
  project: Id | null;
  matrix: EnvironmentMatrix;
  columns: readonly Column[];
};

/** A `.env` file of one of the environments: its values leave the vault in plain text, so that is typed first. */
export function EnvMenu({ project, matrix, columns }: EnvMenuProps) {
  const [asked, setAsked] = useState<Column | null>(null);
  const hasAny = (column: number) => matrix.rows.some(({ cells }) => (cells[column]?.id ?? null) !== null);
  return (
    <>
      <Menu
        trigger={<Button icon={FileOutput}>{t.menu}</Button>}
        items={columns.map((column, at) => ({
          label: t.of(column.name),
          disabled: !hasAny(at),
          onSelect: () => setAsked(column),
        }))}
      />
      <TypedConfirmation
        open={asked !== null}
        title={t.title(asked?.name ?? '')}
        description={t.text}
        words={t.words(asked?.name ?? '')}
        action={t.action}
        onClose={() => setAsked(null)}
        onConfirm={async () => {
          if (asked) await saveEnv(project, asked);
        }}
      />
    </>
  );
}
