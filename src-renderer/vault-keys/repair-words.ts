import type { RepairPlan } from '../../src-preload/contract.ts';
import { countOf } from '../exchange/choice.ts';

export type RepairAction = 'lost' | 'mended' | 'comes back' | 'left out';
/** One line of what a repair does; `isName` where it is a secret's name. */
export type RepairLine = { key: string; name: string; isName: boolean; action: RepairAction; why: string };

const tables: Record<string, [one: string, many: string]> = {
  secrets: ['secret', 'secrets'],
  projects: ['project', 'projects'],
  environments: ['environment', 'environments'],
  settings: ['setting of the vault', 'settings of the vault'],
  drafts: ['unsaved draft', 'unsaved drafts'],
  connections: ['connection', 'connections'],
  links: ['link to a service', 'links to a service'],
  queue: ['step that waits to be sent', 'steps that wait to be sent'],
};

/** All that is not simply kept, the losses first. */
export function repairLines(plan: RepairPlan): RepairLine[] {
  return [
    ...plan.lost.map(({ id, name }) => line(id, name, 'lost', 'No value of it can be read any more.', true)),
    ...(plan.eventsLost > 0
      ? [line('events', countOf(plan.eventsLost, 'activity entry', 'activity entries'), 'lost', unreadable)]
      : []),
    ...plan.tables.flatMap(({ table, lost, kept, unsure }) => {
      const [one, many] = tables[table] ?? ['record', 'records'];
      return [
        // Lost secrets have stood above, by name.
        ...(lost > 0 && table !== 'secrets'
          ? [line(`lost:${table}`, countOf(lost, one, many), 'lost', unreadable)]
          : []),
        ...(unsure && kept > 0 ? [line(`kept:${table}`, countOf(kept, one, many), 'mended', mayBeEarlier)] : []),
      ];
    }),
    ...plan.mended.map((secret) => line(secret.id, secret.name, 'mended', mendedWords(secret), true)),
    ...plan.places.map(({ kind, name }) =>
      line(
        `${kind}:${name}`,
        name,
        'comes back',
        `The record of this ${kind} is lost; secrets are in it, so it is made anew.`,
      ),
    ),
    ...(plan.foreign > 0
      ? [
          line(
            'foreign',
            countOf(plan.foreign, 'record', 'records'),
            'left out',
            'Not part of the vault as it was last.',
          ),
        ]
      : []),
  ];
}

const unreadable = 'They can’t be read any more.';
const mayBeEarlier = 'Genuine, but they may be as they were earlier.';

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
    reverted ? `Its newest value is lost: version ${version} holds again.` : '',
    versionsLost > 0 && !reverted ? `${countOf(versionsLost, 'earlier value is', 'earlier values are')} lost.` : '',
    versionsLost > 1 && reverted ? `${countOf(versionsLost, 'value is', 'values are')} lost in all.` : '',
    detailsLost ? 'Its notes, fields and whatever the list does not show are lost.' : '',
    outdated ? 'It may be as it was earlier.' : '',
  ].filter((part) => part !== '');
  return said.length > 0 ? said.join(' ') : 'Its value is whole; what stands around it is written anew.';
}

/** "62 secrets (1 of them mended) with 80 values, 412 activity entries". */
export function keptWords({ kept, mended }: Pick<RepairPlan, 'kept' | 'mended'>): string {
  const { length } = mended;
  const some = length === 0 ? '' : ` (${length.toLocaleString('en')} of them mended)`;
  const secrets = `${countOf(kept.secrets, 'secret', 'secrets')}${some} with ${countOf(kept.versions, 'value', 'values')}`;
  return `${secrets}, ${countOf(kept.events, 'activity entry', 'activity entries')}`;
}

/** The verb of the button, with what it costs. */
export function repairAction({ lost }: RepairPlan): string {
  if (lost.length === 0) return 'Repair the vault';
  return `Repair and give up ${countOf(lost.length, 'secret', 'secrets')}`;
}
