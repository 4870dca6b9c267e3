import type { ErrorCode } from '../../src-preload/contract.ts';

/**
 * What a person is told of each error: what happened, that nothing was lost, and what to do. It never holds user data:
 * what varies (a date, the id of another record) travels in the error's details.
 */
export const errors = {
  WRONG_PASSWORD: 'That is not the password of this vault. Nothing was changed; try again.',
  WRONG_RECOVERY_CODE: 'That recovery code does not belong to this vault. Check it against your paper and try again.',
  MISTYPED_RECOVERY_CODE: 'There is a typing mistake in that recovery code. Compare it with your paper and try again.',
  VAULT_DAMAGED:
    'This file is damaged and was not opened. Nothing was written to it. Bring back a backup, or copy the file again from where it came.',
  NOT_A_VAULT: 'This file is not a Coffer vault. Nothing was written to it. Choose a file that ends in .coffer.',
  NEWER_FORMAT:
    'This vault was written by a newer Coffer. Nothing was written to it. Update Coffer, then open it again.',
  IN_USE: 'This vault is open in another program. Close it there, then try again.',
  READ_ONLY: 'This vault can only be read here: the file or its folder is write-protected. Nothing was changed.',
  READ_ONLY_DAMAGED:
    'Part of this vault is damaged, so it can only be read. Nothing was changed. Repair it or bring back a backup to go on.',
  DISK_FULL: 'The disk is full. The vault is as it was before; nothing was lost. Free some space, then try again.',
  DISK_FAILED: 'The disk reported an error. The vault is as it was before. Check the disk, then try again.',
  FILE_MISSING: 'The vault is no longer where it was. Connect its disk or choose the file again.',
  FILE_EXISTS: 'There is already a file with that name. Choose another name; Coffer does not overwrite it.',
  FOLDER_NOT_WRITABLE: 'Coffer may not write in that folder. Choose another one.',
  FILE_REPLACED:
    'The vault file was moved or replaced while it was open. The vault was locked and nothing was written. Open it again.',
  OLDER_COPY:
    'This is an older copy of a vault that this computer has seen in a newer state. It opens only when you say so.',
  OTHER_COPY:
    'This is another copy of a vault that this computer knows: both were changed on their own. It opens only when you say so.',
  KDF_REFUSED:
    'The settings that protect the password in this file are outside what Coffer accepts. The file was changed by something else; bring back a backup.',
  NOT_ENOUGH_MEMORY: 'There is not enough free memory to check the password. Close other programs, then try again.',
  CANCELLED: 'Stopped. Nothing was changed.',
  PASSWORD_UNUSABLE:
    'That password holds characters that cannot be typed again with certainty. Choose other characters.',
  PASSWORD_TOO_LONG: 'That password is longer than 1,024 bytes. Choose a shorter one; Coffer does not cut it.',
  PASSWORD_TOO_WEAK: 'That password is too easy to guess. Choose a longer one, or take four random words.',
  VAULT_LOCKED: 'The vault is locked. Unlock it, then try again.',
  NO_VAULT_CHOSEN: 'No vault is chosen yet. Make one or open one first.',
  ALREADY_UNLOCKED: 'A vault is open already. Lock it first.',
  BUSY: 'Coffer is still busy with the step before. Try again in a moment.',
  SECRET_NOT_FOUND: 'That secret is not in the vault any more.',
  PROJECT_NOT_FOUND: 'That project is not in the vault any more.',
  ENVIRONMENT_NOT_FOUND: 'That environment is not in the vault.',
  CONFLICT:
    'There is already a secret with this name in the same project and environment. Change one of them, or edit the other one.',
  STALE: 'This secret was changed elsewhere after you opened it. Nothing was overwritten; look at both and save again.',
  NOT_CHECKED: 'The whole vault is still being checked. Nothing was changed; try again in a few seconds.',
  NOTHING_TO_REPAIR: 'Nothing in this vault is damaged, so there is nothing to repair.',
  PLAN_OUTDATED: 'The vault is not as it was when this was listed. Nothing was changed; look at the list again.',
  REPAIR_NEEDS_PASSWORD:
    'What this vault opens with is damaged and must be made anew. Type the master password or the recovery code.',
  REPAIR_FAILED:
    'The vault could not be repaired. The file is as it was before. Bring back a backup, or copy the file from where it came.',
  RECORD_DAMAGED: 'This record is damaged and is not shown. The others are not touched. Bring back a backup.',
  NAME_TAKEN: 'There is already one with that name.',
  FIELD_NOT_FOUND: 'This secret has no such field.',
  VERSION_NOT_FOUND: 'This secret has no such version any more.',
  NOT_IN_TRASH: 'Only what is in the trash can be removed for good. Move it there first.',
  SECRET_REVOKED: 'This secret was revoked and is not given out. Reinstate it, or use another one.',
  SECRET_EXPIRED: 'This secret has expired and is not given out. Put a new value in, or move its date.',
  ACCESS_DENIED: 'This secret is not for that environment or application.',
  INVALID_SECRET_TYPE: 'This secret is of another type than was asked for.',
  AMBIGUOUS: 'More than one secret answers to that name there. Name the project and the environment too.',
  INVALID_REFERENCE: 'That is not a reference to a secret. It looks like coffer://project/environment/NAME.',
  IN_TRASH: 'This secret is in the trash. Take it out first.',
  NO_ROTATION:
    'No rotation of this secret is under way; it may have been finished or undone meanwhile. Nothing was changed.',
  ALREADY_ROTATING: 'A rotation of this secret is under way already. Go on with it, or undo it first.',
  ROTATION_STEP: 'The rotation is not at that step. Nothing was changed; look at what is open and go on from there.',
  FILE_TOO_LARGE: 'That file is too large to be a list of secrets. Nothing was brought in.',
  FILE_NOT_TEXT: 'That file is not text that Coffer can read. Nothing was brought in.',
  FILE_IS_VAULT: 'That file is a Coffer vault. Nothing was read from it or written to it; choose another file.',
  FILE_UNREADABLE: 'Coffer could not read that file. Nothing was brought in.',
  PREVIEW_GONE: 'This preview is no longer current. Open the file again.',
  FORM_IMPOSSIBLE:
    'This value holds characters that would be read differently in that form, so nothing was copied. Copy it as JSON, or the value alone.',
  CLIPBOARD_FAILED: 'The clipboard did not take the value. Nothing was copied; try again.',
  TOO_MANY_ATTEMPTS:
    'Wrong passwords were tried several times in a row. Nothing was changed; wait a moment, then try again.',
  TOO_MANY_REVEALS: 'Many values were asked for in a short time. Wait a few seconds, then try again.',
  BACKUP_FAILED:
    'No backup could be made, so nothing else was done either. Earlier backups are as they were. You may go on without one.',
  BACKUP_FOLDER_MISSING:
    'The folder for backups is not there. Connect its disk or choose another folder. Earlier backups are as they were.',
  BACKUP_NOT_FOUND: 'That backup is not in the folder any more. Look at the list again.',
  BACKUP_NEEDS_PASSWORD:
    'This backup opens with another password than the vault now: the one that it had when it was made.',
  BACKUP_DAMAGED:
    'This backup is damaged in parts. Nothing was changed. Choose another one, or look inside for what is still whole.',
  BACKUP_OF_ANOTHER_VAULT: 'This is a backup of another vault, so it was not put in the place of this one.',
  REFUSED: 'You did not agree, so nothing was changed.',
  RECIPE_IMPOSSIBLE:
    'Nothing can be made by these rules: they ask for more characters than they leave. Loosen one of them.',
  VALUE_GONE: 'This value is not held any more, so nothing was copied. Make a new one and copy that.',
  KEY_UNREADABLE: 'The key is empty, or not written as you said. Choose how it is written, then try again.',
  CONNECTION_NOT_FOUND: 'That connection is not in the vault any more.',
  CREDENTIALS_NEEDED:
    'Type the credentials in again: Coffer does not send them to another address, and needs all that the service asks for. Nothing was changed.',
  ADDRESS_REFUSED:
    'That is not an address Coffer connects to. It begins with https:// and has no user, question mark or hash in it; http:// is for this computer itself.',
  DIRECTION_IMPOSSIBLE: 'This service does not give values out, so nothing can be pulled from it. Choose to push.',
  NOT_OPTED_IN: 'That secret is not opted in to this connection, or nothing was sent yet.',
  ACCOUNT_IN_DOUBT:
    'Most of what was linked is gone there. Nothing was moved to the trash; make sure that this is the right account, then say so.',
  REMOTE_AUTH: 'The service did not accept the credentials. Nothing was changed; type them in again.',
  REMOTE_FORBIDDEN: 'These credentials may not do that at the service. Nothing was changed there.',
  REMOTE_NOT_FOUND: 'The service does not have that, or these credentials may not see it.',
  REMOTE_CONFLICT: 'The service has something else under that name already. Nothing was changed there.',
  REMOTE_INVALID: 'The service does not accept that as it is. Nothing was changed there.',
  REMOTE_TOO_LARGE: 'That is too large, for the service or as its answer. Nothing was changed here.',
  REMOTE_RATE_LIMITED: 'The service asks to wait. Nothing is lost; what was left is tried again later.',
  REMOTE_UNAVAILABLE: 'The service does not work at the moment. Nothing is lost; what was left is tried again later.',
  REMOTE_TIMEOUT: 'The service took too long to answer. Nothing is lost; Coffer looks before it tries again.',
  REMOTE_NETWORK: 'The service could not be reached. Nothing is lost; what was left is tried again later.',
  REMOTE_REDIRECT_REFUSED:
    'The service sent Coffer on to another address, which it does not follow: your secrets stay with the one you named.',
  REMOTE_BAD_RESPONSE: 'The service answered in a way that Coffer does not understand. Nothing was changed here.',
  REMOTE_CRYPTO: 'What the service gave could not be decrypted with these credentials. Nothing was changed here.',
  REMOTE_UNSUPPORTED: 'The service can not do that. Nothing was changed.',
  INVALID_INPUT: 'Something in what was entered is not accepted. Nothing was changed.',
  FORBIDDEN: 'This call did not come from the Coffer window and was refused.',
  INTERNAL: 'Something went wrong inside Coffer. Nothing half-done was kept. Try again.',
} as const satisfies Record<ErrorCode, string>;

/** Of what broke in the window itself and never came from the main process. */
export const windowBroke = 'Something went wrong in this window. Nothing half-done was kept. Try again.';
