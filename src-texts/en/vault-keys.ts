import type { RepairPlan } from '../../src-preload/contract.ts';
import { counted, number, plural } from '../language.ts';

const olderBackups = { one: 'older backup', other: 'older backups' };
const secrets = { one: 'secret', other: 'secrets' };
const values = { one: 'value', other: 'values' };
const activityEntries = { one: 'activity entry', other: 'activity entries' };

type PlaceKind = RepairPlan['places'][number]['kind'];

/** Records of the vault's file, by their table; `other` for those that are not known. */
const records: Record<string, { one: string; other: string }> = {
  secrets,
  projects: { one: 'project', other: 'projects' },
  environments: { one: 'environment', other: 'environments' },
  settings: { one: 'setting of the vault', other: 'settings of the vault' },
  drafts: { one: 'unsaved draft', other: 'unsaved drafts' },
  connections: { one: 'connection', other: 'connections' },
  links: { one: 'link to a service', other: 'links to a service' },
  queue: { one: 'step that waits to be sent', other: 'steps that wait to be sent' },
};
const anyRecords = { one: 'record', other: 'records' };

/** The dialogs about what the vault opens with and about its repair. */
export const vaultKeys = {
  password: 'Master password',
  passwordMissing: 'Type the master password.',
  recoveryCode: 'Recovery code',
  close: 'Close',
  goOn: 'Go on',
  /** The foot of each: how far it is, and its buttons. */
  foot: {
    cancel: 'Cancel',
    withoutBackup: 'Go on without a backup',
    again: (seconds: number) => `Try again in ${seconds} s`,
    backupAgain: 'Try the backup again',
    making: 'Making a backup first',
    doing: (what: string) => `${what}…`,
  },
  newCode: {
    label: 'New recovery code',
    notWritten: 'The code is not written down yet.',
    notWrittenText: 'Closed now, nobody can show it again. You can make another one later, with the master password.',
    closeAnyway: 'Close without it',
    stays: 'For ten minutes the vault does not lock by itself because of it.',
  },
  code: {
    title: 'Make a new recovery code',
    text: 'For a code that is lost, or that somebody may have seen. The old one opens this file no more.',
    stays: 'The master password and everything in the vault stay as they are.',
    copies:
      'Older copies and backups still open with the code that they were made with. If somebody has it, rotate the vault key instead.',
    doing: 'Checking the password',
    action: 'Make a new code',
    busy: 'Making a new recovery code.',
    madeTitle: 'Write down the new recovery code',
    madeText: 'It takes the place of the old one, and is shown this once.',
    done: 'The new recovery code holds from now on.',
  },
  rotate: {
    /** By step. */
    steps: {
      ask: {
        title: 'Rotate the vault key',
        description: 'Everything in the vault is sealed anew under a new key. Your master password stays.',
      },
      code: {
        title: 'Write down the new recovery code',
        description: 'The vault key is rotated. This code takes the place of the old one and is shown this once.',
      },
      backups: {
        title: 'Backups from before',
        description: 'The vault is safe under its new key. Its older backups are not: they are as they were made.',
      },
    },
    copies: 'Whoever has an older copy of the file and its password can open nothing of today’s vault any more.',
    code: 'You get a new recovery code; the old one stops working for this file. Have paper at hand.',
    backup: 'A backup is made first.',
    noBackup: 'Backups are turned off, so none is made first. You can make one on the page Backups.',
    cancel: 'Until it is done you can cancel, and everything stays as it is.',
    doing: 'Sealing everything anew',
    action: 'Rotate the vault key',
    busy: 'Rotating the vault key.',
    notErased: 'Another program had the file open: old traces in it are overwritten later.',
    done: 'The vault has a new key and a new recovery code.',
  },
  /** Backups that open with what the vault opened with before. */
  earlier: {
    still: (count: number) =>
      `${counted(count, { one: 'older backup still opens', other: 'older backups still open' })} with the password or the recovery code of that time. Whoever has a backup and one of the two can read the vault as it was then.`,
    newFirst: 'If you delete them, a new backup is made first, so one always stands.',
    elsewhere: 'Copies that you made elsewhere are out of Coffer’s reach.',
    remove: (count: number) => `Delete ${counted(count, olderBackups)}…`,
    keep: (count: number) => plural(count, { one: 'Keep it', other: 'Keep them' }),
    removed: (count: number) => `${counted(count, { one: 'older backup is', other: 'older backups are' })} deleted.`,
    refused: 'Nothing was deleted.',
    banner: (count: number) =>
      `${counted(count, { one: 'backup is', other: 'backups are' })} from before the vault key was rotated.`,
    bannerText: 'They open with the password or the recovery code of that time.',
  },
  repair: {
    /** By step. */
    steps: {
      looking: {
        title: 'Repair the vault',
        description: 'First a look at what can be kept. Nothing is changed by it.',
      },
      plan: {
        title: 'What the repair would do',
        description: 'Nothing happens before the button. The damaged file is kept beside the repaired one.',
      },
      code: {
        title: 'Write down the new recovery code',
        description: 'The vault is repaired. What it opens with was made anew: this code is shown this once.',
      },
      done: {
        title: 'The vault is repaired',
        description: 'It was checked to its last record and can be changed again.',
      },
    },
    looking: 'Looking at the damage',
    lookingSaid: 'Looking at the damage.',
    cancel: 'Cancel',
    lookAgain: 'Look again',
    aside: 'The vault as it was is kept beside it, in {folder} as {file}.',
    deleteIt:
      'Once you have all that you need, delete that file by hand: it opens with the password that the vault had.',
    lostMayBe: 'What was lost may still be in a backup: look inside one and bring it back.',
    keys: {
      text: 'What this vault opens with is damaged and is made anew. Show that it is yours; you get a new recovery code.',
      kind: 'What you have',
      newPassword: 'New master password',
      missing: 'Fill in the code, and the new password twice alike.',
    },
    kept: (what: string) => `Kept: ${what}.`,
    keptAll: (kept: RepairPlan['kept']) =>
      `${counted(kept.secrets, secrets)} with ${counted(kept.versions, values)}, ${counted(kept.events, activityEntries)}`,
    keptMended: (kept: RepairPlan['kept'], mended: number) =>
      `${counted(kept.secrets, secrets)} (${number(mended)} of them mended) with ${counted(kept.versions, values)}, ${counted(kept.events, activityEntries)}`,
    nothingLost: 'Nothing is lost.',
    lostHint: 'What is lost here may be whole in a backup. It can be brought back from one afterwards.',
    busy: 'Repairing the vault.',
    doing: 'Repairing and checking',
    action: 'Repair the vault',
    actionLosing: (count: number) => `Repair and give up ${counted(count, secrets)}`,
    table: {
      label: 'What the repair does',
      name: 'Name',
      what: 'What happens',
      why: 'Why',
      more: (count: number) => `and ${number(count)} more`,
    },
    /** What becomes of a line. */
    actions: { lost: 'lost', mended: 'mended', 'comes back': 'comes back', 'left out': 'left out' },
    events: (count: number) => counted(count, activityEntries),
    records: (table: string, count: number) => counted(count, records[table] ?? anyRecords),
    foreign: (count: number) => counted(count, anyRecords),
    why: {
      noValue: 'No value of it can be read any more.',
      unreadable: 'They can’t be read any more.',
      mayBeEarlier: 'Genuine, but they may be as they were earlier.',
      madeAnew: {
        project: 'The record of this project is lost; secrets are in it, so it is made anew.',
        environment: 'The record of this environment is lost; secrets are in it, so it is made anew.',
      } satisfies Record<PlaceKind, string>,
      foreign: 'Not part of the vault as it was last.',
    },
    /** What becomes of a secret that stays, but not as it was: sentences after one another. */
    mended: {
      reverted: (version: number) => `Its newest value is lost: version ${version} holds again.`,
      earlierLost: (count: number) =>
        `${counted(count, { one: 'earlier value is', other: 'earlier values are' })} lost.`,
      lostInAll: (count: number) => `${counted(count, { one: 'value is', other: 'values are' })} lost in all.`,
      detailsLost: 'Its notes, fields and whatever the list does not show are lost.',
      outdated: 'It may be as it was earlier.',
      whole: 'Its value is whole; what stands around it is written anew.',
    },
  },
};
