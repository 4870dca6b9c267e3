import { Menu as Base } from '@base-ui/react/menu';
import { ArrowRight, Copy, Link2, Plus, RefreshCw, Split } from 'lucide-react';
import type { MatrixCell } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { copyValue } from '../secrets/commands.ts';
import { showSecret } from '../secrets/detail-actions.ts';
import { type MenuItem, MenuItems } from '../ui/Menu.tsx';
import popup from '../ui/Popup.module.css';
import { type Spot, shareWith } from './changes.ts';
import type { Edited } from './edited.ts';
import { ownSecrets } from './rows.ts';

const t = texts.matrix.menu;

/** A cell, and what stands beside it in its row. */
export type CellFacts = {
  spot: Spot;
  cell: MatrixCell;
  cells: readonly MatrixCell[];
  slugs: readonly string[];
  nameOf: (slug: string) => string;
};

/** All cells open the one menu; it is about the one that it was opened from. */
export const cellMenu = Base.createHandle<CellFacts>();

export function CellMenu({ onEdit }: { onEdit: (edited: Edited) => void }) {
  return (
    <Base.Root handle={cellMenu} modal={false}>
      {({ payload }) => (
        <Base.Portal>
          <Base.Positioner className={popup.positioner} sideOffset={2} align="start">
            <Base.Popup
              className={popup.popup}
              aria-label={payload ? texts.matrix.grid.spot(payload.spot.name, payload.spot.environment) : undefined}
            >
              {payload ? <MenuItems items={itemsOf(payload, onEdit)} /> : null}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      )}
    </Base.Root>
  );
}

function itemsOf(facts: CellFacts, onEdit: (edited: Edited) => void): MenuItem[] {
  const { spot, cell } = facts;
  const { id, forAll } = cell;
  const add = (label: string, icon: MenuItem['icon']): MenuItem => ({
    label,
    ...(icon ? { icon } : {}),
    onSelect: () => onEdit({ kind: 'add', spot }),
  });
  if (id === null) return [add(t.add(spot.environment), Plus), ...shareItems(facts)];
  return [
    { label: t.copy, icon: Copy, kbd: 'Ctrl C', onSelect: () => void copyValue({ id, name: spot.name }) },
    {
      label: forAll ? t.replaceForAll : t.replace,
      icon: RefreshCw,
      onSelect: () => onEdit({ kind: 'replace', spot, id }),
    },
    ...(forAll ? [add(t.addOwn(spot.environment), Split)] : []),
    { label: t.open, icon: ArrowRight, onSelect: () => void showSecret(id) },
  ];
}

function shareItems({ spot, cells, slugs, nameOf }: CellFacts): MenuItem[] {
  return ownSecrets(cells, slugs).map(({ id, slug }) => ({
    label: t.share(nameOf(slug)),
    icon: Link2,
    onSelect: () => void shareWith(id, spot),
  }));
}
