import type { RepairPlan } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.vaultKeys.repair;

export type RepairAction = 'lost' | 'mended' | 'comes back' | 'left out';
/** One line of what a repair does; `isName` where it is a secret's name. */
export type RepairLine = { key: string; name: string; isName: boolean; action: RepairAction; why: string };

/** All that is not simply kept, the losses first. */
export function repairLines(plan: RepairPlan): RepairLine[] {
  return [
    ...plan.lost.map(({ id, name }) => line(id, name, 'lost', t.why.noValue, true)),
    ...(plan.eventsLost > 0 ? [line('events', t.events(plan.eventsLost), 'lost', t.why.unreadable)] : []),
    ...plan.tables.flatMap(({ table, lost, kept, unsure }) => [
      // Lost secrets have stood above, by name.
      ...(lost > 0 && table !== 'secrets'
        ? [line(`lost:${table}`, t.records(table, lost), 'lost', t.why.unreadable)]
        : []),
      ...(unsure && kept > 0 ? [line(`kept:${table}`, t.records(table, kept), 'mended', t.why.mayBeEarlier)] : []),
    ]),
    ...plan.mended.map((secret) => line(secret.id, secret.name, 'mended', mendedWords(secret), true)),
    ...plan.places.map(({ kind, name }) => line(`${kind}:${name}`, name, 'comes back', t.why.madeAnew[kind])),
    ...(plan.foreign > 0 ? [line('foreign', t.foreign(plan.foreign), 'left out', t.why.foreign)] : []),
  ];
}

function line(key: string, name: string, action: RepairAction, why: string, isName = false): RepairLine {
  return { key: `${action}:${key}`, name, action, why, isName };
}

/** What becomes of a secret that stays, but not as it was. */
export function mendedWords({
  version,
  reverted,
  versionsLost,
  detailsLost,
  outdated,
}: RepairPlan['mended'][number]): string {
  const said = [
    reverted ? t.mended.reverted(version) : '',
    versionsLost > 0 && !reverted ? t.mended.earlierLost(versionsLost) : '',
    versionsLost > 1 && reverted ? t.mended.lostInAll(versionsLost) : '',
    detailsLost ? t.mended.detailsLost : '',
    outdated ? t.mended.outdated : '',
  ].filter((part) => part !== '');
  return said.length > 0 ? said.join(' ') : t.mended.whole;
}

/** "62 secrets (1 of them mended) with 80 values, 412 activity entries". */
export function keptWords({ kept, mended }: Pick<RepairPlan, 'kept' | 'mended'>): string {
  return mended.length === 0 ? t.keptAll(kept) : t.keptMended(kept, mended.length);
}

/** The verb of the button, with what it costs. */
export function repairAction({ lost }: RepairPlan): string {
  return lost.length === 0 ? t.action : t.actionLosing(lost.length);
}
