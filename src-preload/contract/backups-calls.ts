import * as backups from './backups.ts';
import { call } from './call.ts';
import { secretValue } from './domain.ts';
import { listPage } from './list.ts';
import { z } from './z.ts';

const nothing = z.undefined();

/** The group `backups` of the contract. */
export const backupCalls = {
  state: call(nothing, backups.backupState),
  list: call(nothing, z.array(backups.backup)),
  /** Asks for the folder; `false` when the person closes the dialog. */
  chooseFolder: call(nothing, z.object({ chosen: z.boolean() })),
  make: call(nothing, backups.backup),
  check: call(backups.backupWithKey, backups.backupCheck),
  /** Opens one to look inside; it is closed on lock. */
  open: call(backups.backupWithKey, nothing),
  contents: call(backups.backupContents, listPage),
  reveal: call(backups.backupReveal, secretValue),
  bringBack: call(backups.bringBackInput, backups.broughtBack),
  close: call(nothing, nothing),
  /** Puts one in the vault's place, which locks; what was there is kept beside it. */
  restore: call(backups.restoreInput, backups.restored),
  /** How many were made under an earlier vault key: they open with the password and the code of that time. */
  ofEarlierKeys: call(nothing, z.object({ count: z.int().min(0) })),
  /** Deletes these, once a backup under the present key stands and the person has agreed in main's dialog. */
  removeOfEarlierKeys: call(nothing, z.object({ removed: z.int().min(0) })),
  cancel: call(nothing, nothing),
} as const;
