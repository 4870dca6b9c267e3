import type { Actor, Anomaly, AnomalyRule, AuditKind } from '../../src-preload/contract.ts';
import { counted, number, plural, type WordsBy } from '../language.ts';

const events = (count: number) => counted(count, { one: 'event', other: 'events' });
const uses = (count: number) => counted(count, { one: 'use', other: 'uses' });

const times = (count: number) => plural(count, { one: 'once', other: `${count} times` });
const minutes = (count: number) => `${count} ${plural(count, { one: 'minute', other: 'minutes' })}`;
const seconds = (count: number) => `${count} ${plural(count, { one: 'second', other: 'seconds' })}`;
const clockHour = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;

/** Seconds in the unit in which a person would say them: two of it at least. */
function about(time: number): string {
  if (time >= 172_800) return `${Math.round(time / 86_400)} days`;
  if (time >= 7_200) return `${Math.round(time / 3_600)} hours`;
  return time >= 120 ? `${Math.round(time / 60)} minutes` : seconds(time);
}

/** What a person is told of something out of the ordinary. */
const anomalies: WordsBy<'rule', Anomaly> = {
  failedUnlocks: (found) =>
    `${found.count} attempts to unlock failed, ${found.atLeast} or more of them within ${minutes(found.minutes)}.`,
  manyReads: (found) =>
    `${found.count} different secrets were read one after another, ${found.atLeast} or more of them within ${seconds(found.seconds)}.`,
  revokedUse: ({ count }) => `A revoked secret was asked for ${times(count)}.`,
  unusualHour: ({ count, hour }) =>
    `${plural(count, { one: 'A secret was read', other: `Secrets were read ${count} times` })} between ${clockHour(hour)} and ${clockHour(hour + 1)}, an hour at which nobody had read one before.`,
  manyDenied: (found) =>
    `Programs were refused ${found.count} times, ${found.atLeast} or more times within ${seconds(found.seconds)}.`,
  clockSetBack: (found) => `The clock of this computer went back by ${about(found.seconds)}.`,
};

/** The page of the activity: filters, notices, the plot, the events, and what Coffer looks for. */
export const activity = {
  title: 'Activity',
  about: 'Everything that read or changed a secret.',
  aboutIntact: 'Everything that read or changed a secret. The record is complete.',
  aboutDamaged: 'Everything that read or changed a secret. The record is damaged in parts: some events are missing.',
  failed: 'The activity can’t be read.',
  readAgain: 'Read it again',
  none: { title: 'Nothing in this time', text: 'What is read, copied or changed stands here, with who did it.' },
  showEverything: 'Show everything',
  showOlder: 'Show older',
  reading: 'Reading…',
  older: (count: number) => `${events(count)} more.`,

  filters: {
    kinds: 'Kinds',
    who: 'Who',
    time: 'Time',
    groups: {
      all: 'All kinds',
      use: 'Values read or used',
      change: 'Secrets changed',
      refused: 'Refused or failed',
      vault: 'Locking and settings',
      places: 'Projects and environments',
      exchange: 'Import, export and backups',
      others: 'Connections and access',
    },
    anybody: 'Anybody',
    actors: {
      person: 'You',
      cli: 'Command line',
      program: 'Programs',
      connection: 'Sync',
      import: 'Imports',
    } satisfies Record<Actor['kind'], string>,
    ranges: { 7: '7 days', 30: '30 days', 90: '90 days', 365: '1 year', 0: 'All time' },
    more: 'More for the activity',
    showAll: 'Show all secrets',
  },
  save: {
    button: 'Save…',
    csv: 'As a table (CSV)…',
    json: 'As JSON…',
    done: (count: number) => `Saved ${events(count)}, without values.`,
    doneInParts: (count: number, damaged: number) =>
      `Saved ${events(count)}, without values. ${counted(damaged, { one: 'event is', other: 'events are' })} damaged and missing in it.`,
  },

  anomalies,
  notices: {
    label: 'Out of the ordinary',
    title: (rule: string, when: string) => `${rule}, ${when}.`,
    named: '{sentence} {names}.',
    namedMore: (rest: number) => `{sentence} {names} and ${rest} more.`,
    show: 'Show it',
    dismiss: 'Dismiss',
    showMore: (count: number) => `Show ${counted(count, { one: 'more notice', other: 'more notices' })}`,
    showNewest: 'Show the newest only',
    dismissed: 'The notice is dismissed.',
    undo: 'Undo',
    back: 'The notice is back.',
  },

  rules: {
    open: 'What Coffer looks for…',
    title: 'What Coffer looks for',
    text: 'Kept in the vault and the same wherever it is opened. Coffer asks you first if it is to look for less.',
    done: 'Done',
    names: {
      failedUnlocks: 'Failed unlocks',
      manyReads: 'Many reads in a short time',
      revokedUse: 'A revoked secret was asked for',
      unusualHour: 'Reads at an unusual hour',
      manyDenied: 'Many refusals',
      clockSetBack: 'The clock was set back',
    } satisfies Record<AnomalyRule, string>,
    failedUnlocks: (count: number, within: string) => `${count} wrong passwords within ${within}.`,
    manyReads: (count: number, within: string) => `${count} different secrets read or copied within ${within}.`,
    revokedUse: 'Whether it was given out or not.',
    unusualHour: (days: number, reads: number) =>
      `At an hour of the day without any read before, once there are ${days} days and ${reads} reads to compare with.`,
    manyDenied: (count: number, within: string) => `Programs were refused ${count} times within ${within}.`,
    clockSetBack: (time: string) => `By more than ${time}, from one event to the next.`,
  },

  plot: {
    title: 'Values read, copied or used',
    total: (count: number) => counted(count, { one: 'time', other: 'times' }),
    asPlot: 'Show as plot',
    asTable: 'Show as table',
    label: 'Uses of values over time',
    none: 'Uses of values over time. No value was used in this time.',
    summary: (total: number, most: number) =>
      `Uses of values over time. ${total} in all; the busiest bar has ${most}. Show as table has each.`,
    bar: (when: string, count: number) => `${when}: ${uses(count)}`,
    uses,
    burst: (count: number, secrets: number) => `${uses(count)}, ${secrets} secrets in a short time`,
    today: 'today',
    stretch: (first: string, last: string) => `from ${first} to ${last}`,
    when: 'When',
    usesHead: 'Uses',
  },

  days: { today: 'Today', yesterday: 'Yesterday' },
  unverified: '(counted outside the vault)',
  onlyOf: (name: string) => `Only what happened to ${name}`,

  kinds: {
    created: 'Vault made',
    unlocked: 'Unlocked',
    'unlock-failed': 'Wrong password',
    locked: 'Locked',
    recovered: 'Opened with the recovery code',
    'password-changed': 'Master password changed',
    'recovery-code-made': 'New recovery code',
    'key-rotated': 'Vault key replaced',
    'kdf-raised': 'Password check made harder',
    repaired: 'Repaired',
    'settings-changed': 'Settings changed',
    'secret-created': 'Added',
    'secret-changed': 'Changed',
    'value-changed': 'New value',
    'secret-read': 'Revealed',
    'secret-copied': 'Copied',
    'secret-used': 'Used',
    'secret-denied': 'Denied',
    'secret-duplicated': 'Duplicated',
    'secret-marked-due': 'Marked as due',
    'secret-unmarked': 'No longer marked as due',
    'secret-revoked': 'Revoked',
    'secret-reinstated': 'Reinstated',
    'secret-trashed': 'Moved to the trash',
    'secret-restored': 'Taken out of the trash',
    'secret-purged': 'Removed for good',
    'version-read': 'Earlier version revealed',
    'version-restored': 'Earlier version restored',
    'versions-purged': 'Earlier versions removed',
    'rotation-started': 'Rotation begun',
    'rotation-step': 'Rotation step',
    'rotation-verified': 'Rotation verified',
    'rotation-finished': 'Rotation finished',
    'rotation-undone': 'Rotation undone',
    'operation-failed': 'Not done',
    'project-created': 'Project made',
    'project-changed': 'Project changed',
    'project-deleted': 'Project deleted',
    'environment-created': 'Environment made',
    'environment-changed': 'Environment changed',
    'environment-deleted': 'Environment deleted',
    imported: 'Brought in',
    exported: 'Saved to a file',
    'value-saved': 'Value saved to a file',
    'backup-made': 'Backed up, checked',
    'backup-opened': 'Looked inside a backup',
    'backup-restored': 'Backup put in place',
    'backup-read': 'Revealed in a backup',
    'secret-brought-back': 'Brought back from a backup',
    'sync-run': 'Synced',
    'sync-linked': 'Opted in to a connection',
    'sync-unlinked': 'Opted out of a connection',
    'sync-deleted': 'Deleted at the service',
    'sync-revoked': 'Revoked at the service',
    'sync-restored': 'Earlier value put back at the service',
    'sync-project-changed': 'Project changed at the service',
    'connection-added': 'Connection added',
    'connection-changed': 'Connection changed',
    'connection-removed': 'Connection removed',
    'grant-made': 'Access granted',
    'grant-renewed': 'Access renewed',
    'grant-revoked': 'Access withdrawn',
    'anomaly-dismissed': 'Notice dismissed',
    'anomaly-recalled': 'Notice taken back up',
  } satisfies Record<AuditKind, string>,
  heads: {
    unknown: 'Something of a newer Coffer',
    wrongPasswords: (count: number) => `Wrong password, ${number(count)} times`,
    denied: (why: string) => `Denied: ${why}`,
    signed: 'Used to sign',
    readByCli: 'Read by command line',
  },
  denials: {
    SECRET_REVOKED: 'revoked',
    SECRET_EXPIRED: 'expired',
    ACCESS_DENIED: 'not for that environment or program',
    IN_TRASH: 'in the trash',
    INVALID_SECRET_TYPE: 'of another type',
    AMBIGUOUS: 'more than one of that name',
  } as Record<string, string>,
  deniedOtherwise: 'not given out',
  failures: {
    CONFLICT: 'the name was taken',
    NAME_TAKEN: 'the name was taken',
    STALE: 'it was changed elsewhere meanwhile',
    IN_TRASH: 'it is in the trash',
    NOT_IN_TRASH: 'it was not in the trash',
    WRONG_PASSWORD: 'wrong password',
    REFUSED: 'you did not agree',
    RECORD_DAMAGED: 'the record is damaged',
    INVALID_SECRET_TYPE: 'of another type',
    TOO_MANY_REVEALS: 'many values in a short time',
    BACKUP_FAILED: 'no backup could be made',
    CLIPBOARD_FAILED: 'the clipboard did not take it',
  } as Record<string, string>,
  failedOtherwise: 'it was refused',
  locks: {
    idle: 'nobody was there',
    'system-lock': 'the screen was locked',
    sleep: 'before sleep',
    shutdown: 'before shutdown',
    'user-switch': 'another person logged in',
    hidden: 'its window was hidden',
  } as Record<string, string>,
  actors: {
    person: 'you',
    cli: 'command line',
    program: 'a program',
    connection: 'sync',
    import: 'an import',
  } satisfies Record<Actor['kind'], string>,
  details: {
    actorNamed: (actor: string, name: string) => `${actor}, ${name}`,
    because: (said: string, reason: string) => `${said}: ${reason}`,
    beforeUnlock: 'before this unlock',
    activitySaved: (count: number) => `the activity: ${events(count)}`,
    secrets: (count: number) => counted(count, { one: 'secret', other: 'secrets' }),
    versions: (count: number) => counted(count, { one: 'version', other: 'versions' }),
    version: (version: number) => `version ${version}`,
    field: (name: string) => `field ${name}`,
  },
};
