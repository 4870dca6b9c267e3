import { id, seconds } from './domain.ts';
import { shortcut } from './shortcut.ts';
import { z } from './z.ts';

/** The chosen vault file: its name without ending, the file's name, and when it was last unlocked here. */
export const vaultFile = z.object({
  name: z.string(),
  fileName: z.string(),
  folder: z.string(),
  lastOpenedAt: seconds.nullable(),
});
export type VaultFile = z.infer<typeof vaultFile>;

export const vaultState = z.object({
  /** `none`: no vault chosen yet · `new`: a place for a new one is chosen · `locked` · `unlocking` · `unlocked` */
  phase: z.enum(['none', 'new', 'locked', 'unlocking', 'unlocked']),
  file: vaultFile.nullable(),
  /** Why an open vault can't be written, if so. */
  readOnly: z.enum(['file', 'damage']).nullable(),
});
export type VaultState = z.infer<typeof vaultState>;

export const damagedRecord = z.object({
  table: z.string(),
  id: id.nullable(),
  /** The secret's name where it is known. */
  name: z.string().nullable(),
});
export type DamagedRecord = z.infer<typeof damagedRecord>;

export const integrity = z.object({
  state: z.enum(['checking', 'intact', 'damaged']),
  damaged: z.array(damagedRecord),
});
export type Integrity = z.infer<typeof integrity>;

/** What Coffer knows of the clipboard; milliseconds. */
export const clipboardState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  /** Coffer ended before it could clear what it had copied; it may still be there. */
  z.object({ kind: z.literal('left') }),
  z.object({
    kind: z.literal('holding'),
    /** `null` for a value that is in no secret yet. */
    secret: id.nullable(),
    name: z.string(),
    /** Whether clipboard histories were asked to leave it out. */
    excluded: z.boolean(),
    /** 0 where the person chose never to clear. */
    totalMs: z.int(),
    remainingMs: z.int(),
  }),
  z.object({ kind: z.literal('cleared') }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
export type ClipboardState = z.infer<typeof clipboardState>;

/** What is said about the clipboard of this system, once: only the window in front may change it. */
export const clipboardHint = z.object({ kind: z.literal('only-in-front') });

/** Settings that are not secret. Seconds, minutes and days as named; 0 means never. */
export const settings = z.strictObject({
  clipboardSeconds: z.union([z.literal(0), z.int().min(5).max(600)]),
  lockAfterMinutes: z.union([z.literal(0), z.int().min(1).max(1_440)]),
  lockOnSystemLock: z.boolean(),
  lockOnSleep: z.boolean(),
  lockOnUserSwitch: z.boolean(),
  /** When its window is minimised or hidden. */
  lockOnHide: z.boolean(),
  expiryLeadDays: z.int().min(1).max(365),
  notifications: z.boolean(),
  /** Day of the week, from 0 for Sunday, on which all that is due is summed up. */
  weeklyDigest: z.int().min(0).max(6).nullable(),
  /** What opens quick access in whatever program; `null` for nothing. */
  quickAccessShortcut: shortcut.nullable(),
  startAtLogin: z.boolean(),
  /** Started with the computer, it shows no window. */
  startHidden: z.boolean(),
  /** It goes on, locked, when its window is closed. */
  keepInTray: z.boolean(),
  contentProtection: z.boolean(),
  /** Whether backups are made by themselves, and where; `null` for the folder beside the app's data. */
  automaticBackups: z.boolean(),
  backupFolder: z.string().max(4_096).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** Widths of the window's left pane and of its list, in CSS pixels. */
  sidebarWidth: z.int().min(168).max(320),
  listWidth: z.int().min(280).max(560),
  /** Which groups of the left pane are folded away. */
  foldedSections: z.array(z.enum(['projects', 'attention', 'environments', 'tags'])).max(4),
});
export type Settings = z.infer<typeof settings>;

export const defaultSettings: Settings = {
  clipboardSeconds: 30,
  lockAfterMinutes: 5,
  lockOnSystemLock: true,
  lockOnSleep: true,
  lockOnUserSwitch: true,
  lockOnHide: false,
  expiryLeadDays: 14,
  notifications: true,
  weeklyDigest: null,
  quickAccessShortcut: null,
  startAtLogin: false,
  startHidden: false,
  keepInTray: false,
  contentProtection: true,
  automaticBackups: true,
  backupFolder: null,
  theme: 'system',
  density: 'comfortable',
  sidebarWidth: 216,
  listWidth: 356,
  foldedSections: [],
};

/** Commands of the menu and the tray that the window carries out. */
export const command = z.enum([
  'new-secret',
  'import-env',
  'generate',
  'find',
  'settings',
  'change-password',
  'shortcuts',
  'protection',
]);
export type Command = z.infer<typeof command>;

/** What makes a password weak, as zxcvbn names it. */
export const strengthWarning = z.enum([
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
  'pwned',
]);
export type StrengthWarning = z.infer<typeof strengthWarning>;

/** What would make it stronger: two of our own, the others as zxcvbn names them. */
export const strengthSuggestion = z.enum([
  'typeOne',
  'makeLonger',
  'l33t',
  'reverseWords',
  'allUppercase',
  'capitalization',
  'dates',
  'recentYears',
  'associatedYears',
  'sequences',
  'repeated',
  'longerKeyboardPattern',
  'anotherWord',
  'useWords',
  'noNeed',
  'pwned',
]);
export type StrengthSuggestion = z.infer<typeof strengthSuggestion>;

/** Strength of a master password; the score goes from 0 to 4. */
export const strength = z.object({
  score: z.int().min(0).max(4),
  /** Seconds that 100 graphics cards need on average, as a power of ten. */
  log10Seconds: z.number(),
  /** Both `null` where nothing makes it weak. */
  warning: strengthWarning.nullable(),
  suggestion: strengthSuggestion.nullable(),
  /** Whether it would last a month at least. */
  acceptable: z.boolean(),
});
export type Strength = z.infer<typeof strength>;
