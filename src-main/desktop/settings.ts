import { defaultSettings, type Settings, settings as settingsSchema } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { defined } from '../defined.ts';
import { VaultError } from '../vault/errors.ts';
import { type JsonFile, openJsonFile } from './json-file.ts';

const t = texts.desktop.weaker;

export type SettingsKeeper = {
  get(): Settings;
  /** Changes all that is named, or nothing: REFUSED where the person doesn't agree to weaker protection. */
  update(changes: SettingsChanges): Promise<Settings>;
  subscribe(listener: (settings: Settings) => void): () => void;
};

export type SettingsChanges = { [K in keyof Settings]?: Settings[K] | undefined };

/** Asks in a dialog of this process whether protection may become weaker in the ways given in words. */
export type AskToWeaken = (ways: readonly string[]) => Promise<boolean>;

const orNever = (amount: number) => (amount === 0 ? Number.POSITIVE_INFINITY : amount);

/** In which ways, in words, the second settings protect less than the first. */
export function weakenedBy(now: Settings, next: Settings): string[] {
  const ways: string[] = [];
  const longer = (key: 'clipboardSeconds' | 'lockAfterMinutes', accepted: number) =>
    orNever(next[key]) > accepted && orNever(next[key]) > orNever(now[key]);
  if (longer('clipboardSeconds', 120))
    ways.push(next.clipboardSeconds === 0 ? t.clipboardNever : t.clipboard(next.clipboardSeconds));
  if (longer('lockAfterMinutes', 60))
    ways.push(next.lockAfterMinutes === 0 ? t.lockNever : t.lock(next.lockAfterMinutes));
  if (now.lockOnSystemLock && !next.lockOnSystemLock) ways.push(t.lockOnSystemLock);
  if (now.lockOnSleep && !next.lockOnSleep) ways.push(t.lockOnSleep);
  if (now.lockOnUserSwitch && !next.lockOnUserSwitch) ways.push(t.lockOnUserSwitch);
  if (now.lockOnHide && !next.lockOnHide) ways.push(t.lockOnHide);
  if (now.contentProtection && !next.contentProtection) ways.push(t.contentProtection);
  if (now.automaticBackups && !next.automaticBackups) ways.push(t.automaticBackups);
  return ways;
}

export function createSettings(file: JsonFile<Settings>, ask: AskToWeaken): SettingsKeeper {
  const listeners = new Set<(settings: Settings) => void>();
  let asking = false;

  async function agree(ways: string[]): Promise<void> {
    if (ways.length === 0) return;
    asking = true;
    try {
      if (!(await ask(ways))) throw new VaultError('REFUSED');
    } finally {
      asking = false;
    }
  }

  return {
    get: () => file.get(),
    async update(changes) {
      if (asking) throw new VaultError('BUSY');
      const next = settingsSchema.parse({ ...file.get(), ...defined(changes) });
      await agree(weakenedBy(file.get(), next));
      file.set(next);
      for (const listener of listeners) listener(next);
      return next;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function openSettingsFile(folder: string): JsonFile<Settings> {
  return openJsonFile(folder, 'settings', settingsSchema, defaultSettings);
}
