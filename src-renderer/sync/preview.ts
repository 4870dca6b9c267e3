import type { SyncAction, SyncChoice, SyncDecision, SyncLine, SyncPlan } from '../../src-preload/contract.ts';

export type Chosen = { ticks: ReadonlyMap<string, boolean>; decisions: ReadonlyMap<string, SyncDecision> };

/** Whether a line can be ticked: what has to be decided, once it is. */
export function canTick(line: SyncLine, { decisions }: Chosen): boolean {
  if (line.action === 'nothing') return false;
  return line.choices.length === 0 || decisions.has(line.id);
}

export function isTicked(line: SyncLine, chosen: Chosen): boolean {
  return canTick(line, chosen) && (chosen.ticks.get(line.id) ?? line.ticked);
}

/** What goes into `run`. */
export function choicesOf({ lines }: SyncPlan, chosen: Chosen): SyncChoice[] {
  return lines
    .filter((line) => isTicked(line, chosen))
    .map(({ id }) => {
      const decision = chosen.decisions.get(id);
      return decision === undefined ? { line: id } : { line: id, decision };
    });
}

/** Whether something would go to the trash because it is gone there. */
export function trashesGone({ lines }: SyncPlan, chosen: Chosen): boolean {
  return lines.some((line) => isTicked(line, chosen) && chosen.decisions.get(line.id) === 'trash');
}

/** How many lines there are of each action, in the order in which they are told. */
export function countsOf({ lines }: SyncPlan): { action: SyncAction; count: number }[] {
  const counts = Map.groupBy(lines, ({ action }) => action);
  return order.flatMap((action) => {
    const count = counts.get(action)?.length ?? 0;
    return count === 0 ? [] : [{ action, count }];
  });
}

const order: readonly SyncAction[] = [
  'create',
  'push',
  'pull',
  'rename',
  'link',
  'conflict',
  'gone-there',
  'revoke',
  'delete',
  'nothing',
];
